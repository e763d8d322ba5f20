package io.hanse.standalone.cli;

import io.hanse.config.directory.Directory;
import io.hanse.config.directory.DirectoryFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Directory files. */
@Command(
    name = "directory",
    description = "Looks at directory files: the network's public facts.",
    synopsisSubcommandLabel = "COMMAND")
final class DirectoryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Say what to do: check.");
  }

  @Command(description = "Reads a directory file and says all that is wrong with it at once.")
  Integer check(
      @Parameters(paramLabel = "FILE", description = "The directory (YAML or JSON).") Path file)
      throws IOException {
    Directory directory = DirectoryFile.read(file).orElseThrow();
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%s: version %d, %d ledgers, %d participants, %d earn rules; nothing wrong%n",
        file,
        directory.version(),
        directory.ledgers().size(),
        directory.participants().size(),
        directory.programme().earnRules().size());
    out.flush();
    return 0;
  }
}
