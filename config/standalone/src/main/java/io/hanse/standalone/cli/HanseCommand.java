package io.hanse.standalone.cli;

import io.hanse.standalone.running.RunningServer;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The servers' command line. */
@Command(
    name = "hanse",
    description =
        "A loyalty clearing network: its servers, its operator's commands, its demonstration.",
    mixinStandardHelpOptions = true,
    versionProvider = HanseCommand.Version.class,
    scope = ScopeType.INHERIT,
    subcommands = {
      DemoCommand.class,
      CycleCommand.class,
      DirectoryCommand.class,
      LoadCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a check failed, a port is in use, or a server failed",
      "2:the command line cannot be used",
      "3:a file or folder is missing, has faults or cannot be used",
      "4:a server does not answer, or does not allow it",
      "130, 143:stopped by a signal"
    })
public final class HanseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** The command line, ready to execute. */
  public static CommandLine commandLine() {
    return Converters.register(new CommandLine(new HanseCommand()))
        .setExecutionExceptionHandler(new Failures())
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Give a command.");
  }

  @Command(
      description = {
        "Runs one node until it is told to stop.",
        "It serves one ledger: takes signed messages over HTTP, posts them, answers with receipts."
      })
  Integer node(
      @Option(
              names = "--config",
              required = true,
              paramLabel = "FILE",
              description = "The node's settings (YAML). HANSE_... variables override its keys.")
          Path config) {
    return foreground("node", config, RunningServer.node(config, System.getenv()));
  }

  @Command(
      description = {
        "Runs one clearing instance until it is told to stop.",
        "It closes cycles: gathers the ledgers' seals, nets, says who pays whom."
      })
  Integer clearing(
      @Option(
              names = "--config",
              required = true,
              paramLabel = "FILE",
              description = "Clearing's settings (YAML). HANSE_... variables override its keys.")
          Path config) {
    return foreground("clearing", config, RunningServer.clearing(config, System.getenv()));
  }

  @Command(
      description = {
        "Measures how many signed messages a second one node answers with receipts.",
        "The node runs here on an embedded PostgreSQL with durable commits; the load comes from a "
            + "second program over the loopback interface: single messages on 64 connections, then "
            + "bundles of 500. Prints one line of JSON for each."
      })
  Integer bench(
      @Option(
              names = "--seconds",
              defaultValue = "15",
              paramLabel = "N",
              description = "How long each of the two is measured, 1 to 600. Default: 15.")
          int seconds,
      @Option(
              names = "--members",
              defaultValue = "20000",
              paramLabel = "N",
              description = "Over how many members the messages are spread. Default: 20000.")
          int members,
      @Option(
              names = "--cutoffs",
              description =
                  "Ends a window every second meanwhile and reports how long batches waited for"
                      + " it.")
          boolean cutoffs,
      @Option(
              names = "--data",
              paramLabel = "DIR",
              description = "Folder of the database while it runs. Default: beside the program.")
          Optional<Path> data)
      throws IOException, InterruptedException {
    if (seconds < 1 || seconds > 600 || members < 1 || members > 1_000_000) {
      throw new ParameterException(
          spec.commandLine(), "--seconds is 1 to 600, --members 1 to 1000000.");
    }
    return new BenchRun(spec.commandLine(), Duration.ofSeconds(seconds), members, cutoffs)
        .run(data.orElseGet(() -> ProgramFolder.resolve("bench")));
  }

  @Command(
      description = {
        "Makes an Ed25519 key.",
        "The private half goes to a file that only its owner may read; the public half is printed"
            + " as it stands in the directory."
      })
  Integer keygen(
      @Option(
              names = "--out",
              required = true,
              paramLabel = "FILE",
              description = "Where the private key goes; not written over.")
          Path out)
      throws IOException {
    return keygen().key(out);
  }

  @Command(
      description = {
        "Makes a secret: a bearer token of a reader, or a ledger's master key.",
        "The secret goes to a file that only its owner may read; its SHA-256 is printed as it"
            + " stands under readers in settings."
      })
  Integer secret(
      @Option(
              names = "--out",
              required = true,
              paramLabel = "FILE",
              description = "Where the secret goes; not written over.")
          Path out)
      throws IOException {
    return keygen().secret(out);
  }

  private Keygen keygen() {
    return new Keygen(spec.commandLine().getOut(), spec.commandLine().getErr());
  }

  private int foreground(String role, Path config, Future<RunningServer> starting) {
    return new Foreground(spec.commandLine().getErr()).hold(role, config, starting);
  }

  /** The version of the build. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = HanseCommand.class.getPackage().getImplementationVersion();
      return new String[] {"hanse " + (version == null ? "development" : version)};
    }
  }
}
