package io.hanse.standalone.cli;

import io.hanse.standalone.running.Await;
import io.hanse.standalone.running.Closing;
import io.hanse.standalone.running.RunningServer;
import io.vertx.core.Future;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Runs a server in the foreground until the program receives a signal. */
final class Foreground {
  /** A database or a cluster may come up after its servers, and machines are slow at times. */
  private static final Duration START_LIMIT = Duration.ofMinutes(15);

  /** A stop ends within ten seconds, whatever hangs. */
  static final Duration STOP_LIMIT = Duration.ofSeconds(8);

  private final PrintWriter err;

  Foreground(PrintWriter err) {
    this.err = err;
  }

  int hold(String role, Path config, Future<RunningServer> starting) {
    try (Closing closing = Closing.begin()) {
      RunningServer server = Await.of(starting, START_LIMIT);
      closing.add(role, server, STOP_LIMIT, server::close);
      err.println("hanse: " + role + " of " + config + " is running; SIGTERM or Ctrl-C stops it.");
      err.flush();
      untilToldToStop();
      return 0;
    }
  }

  /** Blocks for ever; a signal ends the program. */
  static void untilToldToStop() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
