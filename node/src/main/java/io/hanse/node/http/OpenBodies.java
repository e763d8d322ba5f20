package io.hanse.node.http;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The bodies that one event loop is reading, the oldest first. Whoever sends his octet by octet
 * holds a connection and its space for a while, not for ever.
 */
final class OpenBodies {
  private static final long TICK_MILLIS = 1_000;

  private final long patienceNanos;
  private final Set<MessageBody> open = new LinkedHashSet<>();

  /**
   * None yet.
   *
   * @param vertx whose event loop it is; it ends with the verticle
   * @param patience how long a body may take, a second longer at most
   */
  OpenBodies(Vertx vertx, Duration patience) {
    this.patienceNanos = patience.toNanos();
    vertx.setPeriodic(TICK_MILLIS, tick -> abandonLate());
  }

  /** Looks after a body until it is there. */
  MessageBody watch(MessageBody body) {
    open.add(body);
    body.whole().onComplete(done -> open.remove(body));
    return body;
  }

  private void abandonLate() {
    long now = System.nanoTime();
    open.stream()
        .takeWhile(body -> now - body.begun() > patienceNanos)
        .toList()
        .forEach(MessageBody::abandon);
  }
}
