package io.hanse.adapter.cli;

import io.hanse.adapter.file.UnusableFile;
import io.hanse.adapter.mapping.Format;
import io.hanse.adapter.mapping.Mapping;
import io.hanse.adapter.mapping.MappingFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints or checks mappings. */
@Command(
    name = "mapping",
    description = {
      "Prints the mapping that a format is read with, to be changed and given to import.",
      "With --check, says whether a mapping file is fit."
    },
    mixinStandardHelpOptions = true)
final class MappingCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--check", paramLabel = "FILE", description = "A mapping file.")
  private @Nullable Path check;

  @Parameters(
      arity = "0..1",
      paramLabel = "FORMAT",
      description = "hotel-bookings-csv or online-retail-csv.")
  private @Nullable String format;

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("picocli did not set the command");
    }
    if ((format == null) == (check == null)) {
      throw new ParameterException(spec.commandLine(), "Give either a format or --check FILE");
    }
    PrintWriter out = spec.commandLine().getOut();
    if (check != null) {
      Mapping fit = MappingFile.read(check);
      out.println(check + " is a mapping for " + fit.format());
    } else if (format != null) {
      out.print(MappingFile.text(format(format)));
    }
    out.flush();
    return ExitCode.OK;
  }

  private static Format format(String name) {
    try {
      return Format.of(name);
    } catch (IllegalArgumentException unknown) {
      throw new UnusableFile(name, List.of(String.valueOf(unknown.getMessage())));
    }
  }
}
