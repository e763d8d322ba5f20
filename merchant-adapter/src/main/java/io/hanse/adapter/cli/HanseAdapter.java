package io.hanse.adapter.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The merchant's command line. */
@Command(
    name = "hanse-adapter",
    description = "Connects a merchant's systems to a Hanse network.",
    mixinStandardHelpOptions = true,
    versionProvider = HanseAdapter.Version.class,
    subcommands = {
      ImportCommand.class,
      SendCommand.class,
      OutboxCommand.class,
      VerifyReceiptCommand.class,
      KeygenCommand.class,
      MappingCommand.class
    },
    footer = {
      "",
      "Exit codes: 0 all is well; 1 something was refused or does not hold; 2 the command, the"
          + " settings or a file cannot be used; 3 messages wait in the outbox, run it again; 70 a"
          + " fault of the program or the machine; 130 stopped by Ctrl-C (143 by SIGTERM)."
    })
public final class HanseAdapter implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  private HanseAdapter() {}

  /** The command line, ready to execute. */
  public static CommandLine commandLine() {
    return new CommandLine(new HanseAdapter()).setExecutionExceptionHandler(new AdapterFailures());
  }

  /**
   * Executes a command.
   *
   * @return the exit code, whatever happens
   */
  public static int execute(String... arguments) {
    CommandLine command = commandLine();
    try {
      return command.execute(arguments);
    } catch (Error failure) {
      command.getErr().println(AdapterFailures.text(failure));
      command.getErr().flush();
      return ExitCode.FAULT;
    }
  }

  @Override
  public Integer call() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getErr());
    }
    return ExitCode.UNUSABLE;
  }

  /** Reads the version from the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = HanseAdapter.class.getPackage().getImplementationVersion();
      return new String[] {"hanse-adapter " + (version == null ? "development" : version)};
    }
  }
}
