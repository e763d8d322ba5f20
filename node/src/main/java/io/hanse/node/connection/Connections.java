package io.hanse.node.connection;

import io.hanse.protocol.rejection.RequestCode;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The connections of one event loop: admits each as far as its sender's share goes, watches over it
 * until it ends. Used on that event loop alone.
 */
public final class Connections {
  private static final long TICK_MILLIS = 1_000;
  private static final String CODEC = "httpEncoder";

  private final ConnectionCount count;
  private final Patience patience;
  private final Set<Watched> open = new LinkedHashSet<>();

  /** A connection with its handlers. */
  private record Watched(Channel channel, Line line, Exchanges exchanges, Uptake uptake) {}

  private Connections(ConnectionCount count, Patience patience) {
    this.count = count;
    this.patience = patience;
  }

  /**
   * Begins to watch; ends with the verticle that opened it.
   *
   * @param vertx whose event loop it is
   * @param count of all event loops of the node
   */
  public static Connections watch(Vertx vertx, ConnectionCount count, Patience patience) {
    Connections connections = new Connections(count, patience);
    vertx.setPeriodic(TICK_MILLIS, tick -> connections.look(System.nanoTime()));
    return connections;
  }

  /** The sender at the far end of a connection. */
  public static Sender senderOf(HttpConnection connection) {
    return Sender.of(channelOf(connection).remoteAddress());
  }

  private static Channel channelOf(HttpConnection connection) {
    // Vert.x shows the channel to nobody else; half-closing and handlers of one's own need it.
    return ((ConnectionBase) connection).channel();
  }

  /** Takes a new connection, before anything is read from it. */
  public void take(HttpConnection connection) {
    Channel channel = channelOf(connection);
    channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
    Line line = new Line();
    Inflow inflow = new Inflow(line);
    Exchanges exchanges = new Exchanges(line, inflow);
    ChannelPipeline pipeline = channel.pipeline();
    pipeline.addFirst(inflow);
    pipeline.addAfter(CODEC, null, exchanges);
    Watched watched = new Watched(channel, line, exchanges, new Uptake());
    open.add(watched);
    Sender sender = senderOf(connection);
    boolean admitted = count.admits(sender);
    channel
        .closeFuture()
        .addListener(
            closed -> {
              open.remove(watched);
              if (admitted) {
                count.removed(sender);
              }
            });
    if (!admitted) {
      exchanges.refuse(
          new Refusal(
              RequestCode.UNAVAILABLE,
              "This server has as many connections as it takes, in all or from one address."));
    }
  }

  private void look(long now) {
    List.copyOf(open).forEach(watched -> look(watched, now));
  }

  private void look(Watched watched, long now) {
    Line line = watched.line;
    if (watched.exchanges.isOver(now, patience)
        || watched.uptake.isStuck(watched.channel, now, patience)) {
      watched.exchanges.cut();
    } else if (line.isEndless(patience)) {
      watched.exchanges.refuse(
          new Refusal(
              RequestCode.TOO_LARGE, "The body is larger than anything this server reads."));
    } else if (line.isLate(now, patience) || line.isSlow(now, patience)) {
      watched.exchanges.refuse(late());
    }
  }

  private Refusal late() {
    return new Refusal(
        RequestCode.REQUEST_TIMEOUT,
        "A request must be here within %d seconds, its body with at least %d octets a second."
            .formatted(patience.request().toSeconds(), patience.leastRate()));
  }
}
