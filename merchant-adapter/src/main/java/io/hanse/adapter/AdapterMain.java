package io.hanse.adapter;

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
    versionProvider = AdapterMain.Version.class)
public final class AdapterMain implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  private AdapterMain() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new AdapterMain()).execute(args));
  }

  @Override
  public Integer call() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getErr());
    }
    return CommandLine.ExitCode.USAGE;
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = AdapterMain.class.getPackage().getImplementationVersion();
      return new String[] {"hanse-adapter " + (version == null ? "development" : version)};
    }
  }
}
