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
 * A PostgreSQL server that outlived the program that had started it. The pid file in its data
 * folder names it; a process counts as that server only if it is a {@code postgres} and was started
 * on this very folder, because pids are used again.
 */
final class LeftoverServer {
  private static final Logger LOG = LoggerFactory.getLogger(LeftoverServer.class);
  private static final long PATIENCE_SECONDS = 5;

  private final ProcessHandle process;

  private LeftoverServer(ProcessHandle process) {
    this.process = process;
  }

  /** The server that still runs on that data folder. */
  static Optional<LeftoverServer> on(Path data) {
    return pidIn(data.resolve("postmaster.pid"))
        .flatMap(ProcessHandle::of)
        .filter(found -> servesFolder(found, data))
        .map(LeftoverServer::new);
  }

  /** Asks it to stop, and makes it stop when it has not within some seconds. */
  void end() {
    LOG.atInfo().addKeyValue("pid", process.pid()).log("ending a database server left behind");
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    if (!endsInTime()) {
      process.destroyForcibly();
      children.forEach(ProcessHandle::destroyForcibly);
      endsInTime();
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
