package io.hanse.standalone.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL server that runs on a data folder, perhaps left there by a program that was
 * killed. The pid file in the folder names it; a process counts as that server only if it is a
 * {@code postgres} and was started on this very folder, because pids are used again.
 */
final class DatabaseProcess {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseProcess.class);
  private static final long PATIENCE_SECONDS = 4;

  private final ProcessHandle process;

  private DatabaseProcess(ProcessHandle process) {
    this.process = process;
  }

  /** The server that still runs on that data folder. */
  static Optional<DatabaseProcess> on(Path data) {
    return pidIn(data.resolve("postmaster.pid"))
        .flatMap(ProcessHandle::of)
        .filter(found -> servesFolder(found, data))
        .map(DatabaseProcess::new);
  }

  /**
   * Ends it at once, without a checkpoint, which takes long on a slow disk: committed data are on
   * disk, and the files are deleted next.
   */
  void end() {
    LOG.atDebug().addKeyValue("pid", process.pid()).log("ending a database server");
    List<ProcessHandle> children = process.descendants().toList();
    quit();
    if (!endsInTime()) {
      process.destroyForcibly();
      children.forEach(ProcessHandle::destroyForcibly);
      endsInTime();
    }
  }

  /** SIGQUIT is PostgreSQL's immediate shutdown; Java itself cannot send it. */
  private void quit() {
    try {
      new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid())).start().waitFor();
    } catch (IOException noSuchCommand) {
      process.destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean endsInTime() {
    try {
      process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException stillThere) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<Long> pidIn(Path file) {
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines.findFirst().filter(line -> line.matches("\\d{1,18}")).map(Long::valueOf);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean servesFolder(ProcessHandle process, Path data) {
    String command = process.info().command().orElse("");
    List<String> arguments = process.info().arguments().map(List::of).orElse(List.of());
    return Path.of(command).endsWith("postgres") && arguments.contains(data.toString());
  }
}
