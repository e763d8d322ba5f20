package io.hanse.clearing;

import io.hanse.clearing.closing.CloseAnswer;
import io.hanse.clearing.closing.CycleReport;
import io.hanse.clearing.export.CycleExport;
import io.hanse.config.cluster.Cluster;
import io.hanse.config.settings.ClearingSettings;
import io.hanse.config.shared.SharedState;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * A clearing instance: closes cycles at its interval or on command, and answers over HTTP. Several
 * may run on one database; one of them leads, and another takes over when it is gone.
 */
public final class Clearing {
  private final ClearingParts parts;

  private Clearing(ClearingParts parts) {
    this.parts = parts;
  }

  /** Starts an instance in a cluster that this process has joined. */
  public static Future<Clearing> start(Cluster cluster, ClearingSettings settings) {
    return start(cluster.vertx(), cluster.shared(), settings, InstantSource.system());
  }

  /**
   * Starts an instance.
   *
   * @param clock dates the closing of cycles, and with it their exchange rates
   * @return fails when the database, the directory file or the HTTP address cannot be used
   */
  public static Future<Clearing> start(
      Vertx vertx, SharedState shared, ClearingSettings settings, InstantSource clock) {
    return ClearingParts.start(vertx, shared, settings, clock).map(Clearing::new);
  }

  /** Closes the open cycle and takes it through every step that can be done now. */
  public Future<CloseAnswer> closeCycle() {
    return parts.commands().close(Optional.empty());
  }

  /**
   * Closes idempotently: a repeated call with the same key returns the cycle that the first one
   * closed.
   */
  public Future<CloseAnswer> closeCycle(String key) {
    return parts.commands().close(Optional.of(key));
  }

  /** The last cycles, newest first, the open one included. */
  public Future<List<CycleReport>> cycles(int limit) {
    return parts.reports().newest(limit);
  }

  public Future<Optional<CycleReport>> cycle(long number) {
    return parts.reports().find(number);
  }

  /**
   * Writes a cycle's files to a folder, atomically.
   *
   * @return their names; none, and no folder, where the cycle is not instructed
   */
  public Future<List<String>> exportCycle(long cycle, Path folder) {
    return new CycleExport(parts.vertx(), parts.files()).write(cycle, folder);
  }

  /** The port of its HTTP interface. */
  public int port() {
    return parts.port();
  }

  /** Stops listening and closing cycles, gives the lease back, leaves the database. */
  public Future<Void> close() {
    return parts.close();
  }
}
