package io.hanse.standalone;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The servers' command line. */
@Command(
    name = "hanse",
    description = "A loyalty clearing network.",
    mixinStandardHelpOptions = true,
    versionProvider = HanseMain.Version.class)
public final class HanseMain implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  private HanseMain() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new HanseMain()).execute(args));
  }

  @Override
  public Integer call() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getErr());
    }
    return CommandLine.ExitCode.USAGE;
  }

  @Command(description = "Starts a whole network with its pages on an embedded PostgreSQL.")
  Integer demo() {
    if (spec != null) {
      spec.commandLine().getErr().println("The demo network is not built yet.");
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = HanseMain.class.getPackage().getImplementationVersion();
      return new String[] {"hanse " + (version == null ? "development" : version)};
    }
  }
}
