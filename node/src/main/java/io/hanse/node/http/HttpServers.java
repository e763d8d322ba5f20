package io.hanse.node.http;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The node's HTTP servers, one an event loop, all on one port. */
public final class HttpServers {
  /** Far more than one program has, so that two hardly ever draw the same number. */
  private static final int MOST_NODES = 1 << 20;

  private final Vertx vertx;
  private final AtomicBoolean closing;
  private final String deployment;
  private final int port;

  private HttpServers(Vertx vertx, AtomicBoolean closing, String deployment, int port) {
    this.vertx = vertx;
    this.closing = closing;
    this.deployment = deployment;
    this.port = port;
  }

  /** Opens the servers; fails when the port is taken. */
  public static Future<HttpServers> open(Vertx vertx, HttpParts parts) {
    AtomicBoolean closing = new AtomicBoolean();
    // Another node in the same program must not share this one's port.
    int anyPort = -1 - ThreadLocalRandom.current().nextInt(MOST_NODES);
    AtomicInteger port = new AtomicInteger();
    DeploymentOptions options =
        new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
    return vertx
        .deployVerticle(() -> new HttpVerticle(parts, closing::get, anyPort, port::set), options)
        .map(deployment -> new HttpServers(vertx, closing, deployment, port.get()));
  }

  /** The port that is listened on, also where the settings left it open. */
  public int port() {
    return port;
  }

  /** From now on messages are answered {@code unavailable}; what was taken is still answered. */
  public void stopTaking() {
    closing.set(true);
  }

  /** Closes once the requests under way are answered, after five seconds in any case. */
  public Future<Void> close() {
    stopTaking();
    return vertx.undeploy(deployment);
  }
}
