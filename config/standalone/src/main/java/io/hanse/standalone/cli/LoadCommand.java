package io.hanse.standalone.cli;

import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.LocationId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.signing.SigningKey;
import io.hanse.standalone.bench.Load;
import io.hanse.standalone.bench.LoadTarget;
import io.hanse.standalone.running.Await;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The second program of {@code hanse bench}. */
@Command(
    name = "bench-load",
    hidden = true,
    description = "Puts the bench's load on a node that is running already.")
final class LoadCommand implements Callable<Integer> {
  private static final Duration LIMIT = Duration.ofHours(1);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--url", required = true, description = "The node.")
  private URI url = URI.create("");

  @Option(names = "--ledger", required = true, description = "Its ledger.")
  private String ledger = "";

  @Option(names = "--participant", required = true, description = "Who sends.")
  private String participant = "";

  @Option(names = "--location", required = true, description = "From where.")
  private String location = "";

  @Option(names = "--key", required = true, description = "File of the sender's private key.")
  private Path key = Path.of("");

  @Option(names = "--members", required = true, description = "Over how many members.")
  private int members;

  @Option(names = "--seconds", required = true, description = "How long to measure.")
  private int seconds;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    LoadTarget target =
        new LoadTarget(
            url,
            LedgerId.of(ledger),
            ParticipantId.of(participant),
            LocationId.of(location),
            SigningKey.parse(Files.readString(key).strip()).orElseThrow(),
            members);
    // One event loop: the load takes its share of the cores and no more.
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    try {
      Await.of(
          Load.run(
              vertx,
              target,
              Duration.ofSeconds(seconds),
              text -> {
                err.println("bench: " + text);
                err.flush();
              },
              row -> {
                out.println(row.json());
                out.flush();
              }),
          LIMIT);
    } finally {
      Await.of(vertx.close(), LIMIT);
    }
    return 0;
  }
}
