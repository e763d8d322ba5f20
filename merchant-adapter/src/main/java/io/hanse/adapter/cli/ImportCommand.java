package io.hanse.adapter.cli;

import io.hanse.adapter.file.DiskTrouble;
import io.hanse.adapter.file.UnusableFile;
import io.hanse.adapter.importing.Enrolling;
import io.hanse.adapter.importing.Import;
import io.hanse.adapter.importing.ImportListener;
import io.hanse.adapter.importing.ImportReport;
import io.hanse.adapter.importing.ImportRequest;
import io.hanse.adapter.importing.Members;
import io.hanse.adapter.importing.MembersFile;
import io.hanse.adapter.importing.ReportJson;
import io.hanse.adapter.importing.ReportText;
import io.hanse.adapter.mapping.Format;
import io.hanse.adapter.mapping.Mapping;
import io.hanse.adapter.mapping.MappingFile;
import io.hanse.adapter.settings.AdapterSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports a merchant's file. */
@Command(
    name = "import",
    description = {
      "Imports a file: its purchases earn, its returns take back what they return.",
      "A file may be imported again at any time; each record has one effect."
    },
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private SettingsOptions settings = new SettingsOptions();

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "hotel-bookings-csv or online-retail-csv.")
  private String format = "";

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "How the file is read, in place of the format's own mapping; see mapping.")
  private @Nullable Path mapping;

  @Option(
      names = "--members",
      paramLabel = "FILE",
      description = "Cards of members: CSV with the header key,card.")
  private @Nullable Path members;

  @Option(
      names = "--no-enrolment",
      description = "Skip rows of members without a card instead of enrolling them.")
  private boolean noEnrolment;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write the report as JSON as well.")
  private @Nullable Path report;

  @Parameters(paramLabel = "FILE", description = "The file to import.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    AdapterSettings read = check();
    PrintWriter out = spec().commandLine().getOut();
    ImportReport done;
    try (Session session = Session.open(read, spec().commandLine().getErr());
        ProgressLine line = ProgressLine.on(spec().commandLine().getErr());
        StopNotice notice = StopNotice.on(spec().commandLine().getErr())) {
      done = Session.await(Import.run(session.client(), request(read), both(line, notice)));
    }
    out.print(ReportText.of(done));
    out.flush();
    write(done);
    return exitCode(done);
  }

  private static ImportListener both(ProgressLine line, StopNotice notice) {
    return progress -> {
      notice.note(progress);
      line.show(progress);
    };
  }

  private static int exitCode(ImportReport done) {
    if (!done.isFinished()) {
      return ExitCode.WAITING;
    }
    return done.isClean() ? ExitCode.OK : ExitCode.REFUSED;
  }

  private Optional<String> unreadable() {
    if (!Files.exists(file)) {
      return Optional.of("there is no such file");
    }
    if (Files.isDirectory(file)) {
      return Optional.of("it is a folder, not a file");
    }
    return Files.isReadable(file)
        ? Optional.empty()
        : Optional.of("this user has no permission to read it");
  }

  /** Reads everything that a person wrote, so that all faults show at once. */
  private AdapterSettings check() {
    List<String> faults = new ArrayList<>();
    Optional<AdapterSettings> read = attempt(settings::read, faults);
    attempt(this::mapping, faults);
    attempt(this::members, faults);
    unreadable().ifPresent(reason -> faults.add(file + ": " + reason));
    if (read.isPresent() && !noEnrolment && read.get().ledger().isEmpty()) {
      faults.add(
          "ledger: is missing; members without a card are enrolled on it (or not at all,"
              + " with --no-enrolment)");
    }
    if (report != null && !Files.isDirectory(folderOf(report))) {
      faults.add(report + ": its folder is missing; make it first");
    }
    if (!faults.isEmpty() || read.isEmpty()) {
      throw new UnusableFile("this import", faults);
    }
    return read.get();
  }

  private static Path folderOf(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file : folder;
  }

  private static <T> Optional<T> attempt(Supplier<T> reading, List<String> faults) {
    try {
      return Optional.of(reading.get());
    } catch (UnusableFile unusable) {
      unusable.faults().forEach(fault -> faults.add(unusable.file() + ": " + fault));
    } catch (IllegalArgumentException unfit) {
      faults.add("--format: " + unfit.getMessage());
    }
    return Optional.empty();
  }

  private Mapping mapping() {
    Format named = Format.of(format);
    Mapping read = mapping == null ? MappingFile.standard(named) : MappingFile.read(mapping);
    if (read.format() != named) {
      throw new UnusableFile(
          String.valueOf(mapping),
          List.of("format: is " + read.format() + ", but --format says " + named));
    }
    return read;
  }

  private Members members() {
    return members == null ? Members.NONE : MembersFile.read(members);
  }

  private ImportRequest request(AdapterSettings read) {
    Enrolling enrolling =
        noEnrolment
            ? new Enrolling.Never()
            : Enrolling.Unknown.on(read.ledger().orElseThrow(), read.language());
    return new ImportRequest(file, mapping(), read.location(), members(), enrolling);
  }

  private void write(ImportReport done) {
    if (report != null) {
      try {
        Files.write(report, ReportJson.octets(done));
      } catch (IOException unwritable) {
        throw new UnusableFile(
            report.toString(),
            List.of(
                "the report cannot be written: "
                    + DiskTrouble.reason(unwritable)
                    + "; the import itself has ended, and the same command prints it again"));
      }
    }
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("picocli did not set the command");
    }
    return spec;
  }
}
