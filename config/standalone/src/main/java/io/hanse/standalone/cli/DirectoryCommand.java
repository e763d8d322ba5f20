package io.hanse.standalone.cli;

import io.hanse.config.directory.Directory;
import io.hanse.config.directory.DirectoryFile;
import io.hanse.config.settings.ClearingSettings;
import io.hanse.config.settings.SettingsFile;
import io.hanse.protocol.signing.Jws;
import io.hanse.protocol.signing.SigningKey;
import io.hanse.standalone.http.ClearingClient;
import io.hanse.standalone.http.PublicationView;
import io.hanse.standalone.running.Await;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Directory files. */
@Command(
    name = "directory",
    description = "Checks and publishes directory files: the network's public facts.",
    synopsisSubcommandLabel = "COMMAND")
final class DirectoryCommand implements Callable<Integer> {
  /** Time for clearing's own work, beside the time that it gives the ledgers. */
  private static final Duration MARGIN = Duration.ofMinutes(5);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Give a subcommand: check or publish.");
  }

  @Command(description = "Reads a directory file and says all that is wrong with it at once.")
  Integer check(
      @Parameters(paramLabel = "FILE", description = "The directory (YAML or JSON).") Path file)
      throws IOException {
    Directory directory = DirectoryFile.read(file).orElseThrow();
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%s: version %d, %s, %s, %s; nothing wrong%n",
        file,
        directory.version(),
        count(directory.ledgers().size(), "ledger"),
        count(directory.participants().size(), "participant"),
        count(directory.programme().earnRules().size(), "earn rule"));
    out.flush();
    return 0;
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  @Command(
      description = {
        "Puts a directory in force: a key revoked, a tariff, a new participant.",
        "Signs the file with clearing's key and hands it to the running clearing, which writes it"
            + " into its database and waits for every ledger. Says of each ledger whether it is in"
            + " force there, and ends with 4 where one was not reached: that ledger takes it over"
            + " when it is back, before its first message, and the same command again says so.",
        "A change has a higher version than the one in force."
      })
  Integer publish(
      @Option(
              names = "--config",
              required = true,
              paramLabel = "FILE",
              description = "Clearing's settings (YAML): its address and its key.")
          Path config,
      @Option(
              names = "--url",
              paramLabel = "URL",
              description = "Where clearing listens, if not where its settings say.")
          Optional<URI> url,
      @Parameters(paramLabel = "FILE", description = "The directory (YAML or JSON).") Path file)
      throws IOException {
    ClearingSettings settings = SettingsFile.clearing(config, System.getenv()).orElseThrow();
    byte[] octets = Files.readAllBytes(file);
    // Faults are reported here, with the name of the file.
    DirectoryFile.parse(
            String.valueOf(file.getFileName()), new String(octets, StandardCharsets.UTF_8))
        .orElseThrow();
    byte[] envelope = Jws.sign(SigningKey.of(settings.signingKey().octets()), octets);
    PublicationView publication =
        publish(url.orElseGet(() -> address(settings)), envelope, settings.ledgerTimeout());
    print(publication);
    return publication.isInForceEverywhere() ? 0 : CommandFailure.NO_ANSWER;
  }

  private URI address(ClearingSettings settings) {
    if (settings.http().port() == 0 && settings.http().url().isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "The settings leave clearing's port open: give --url.");
    }
    return settings.http().reachedAt(settings.http().port());
  }

  private static PublicationView publish(URI url, byte[] envelope, Duration ledgerTimeout) {
    Duration patience = ledgerTimeout.plus(MARGIN);
    Vertx vertx = Vertx.vertx();
    try {
      return Await.of(new ClearingClient(vertx, url, "").publish(envelope, patience), patience);
    } finally {
      Await.of(vertx.close(), MARGIN);
    }
  }

  private void print(PublicationView publication) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("version  " + publication.version());
    for (PublicationView.Ledger ledger : publication.ledgers()) {
      out.printf(
          "%-8s %s%n",
          ledger.name(), ledger.inForce() ? "in force" : "NOT in force: " + ledger.reason());
    }
    out.flush();
  }
}
