package io.hanse.node.page;

import io.hanse.config.directory.Directory;
import io.hanse.config.server.RepeatedWork;
import io.hanse.config.shared.CycleNotice;
import io.hanse.config.shared.ServerNotice;
import io.hanse.config.shared.ServerRole;
import io.hanse.config.shared.SharedState;
import io.hanse.node.metrics.NodeMetrics;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.obligation.Position;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Tells the other nodes this node's pulse and the browsers the network's state, once a second. A
 * browser that does not keep up misses states instead of filling memory.
 */
public final class LiveFeed {
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final int MOST_BROWSERS = 200;

  /** Scanning a large shared state takes a while; one that takes longer was lost. */
  private static final Duration SHOW_LIMIT = Duration.ofSeconds(10);

  private static final int CYCLES_SHOWN = 8;
  private static final Buffer EVENT = Buffer.buffer("event: state\ndata: ");
  private static final Buffer END = Buffer.buffer("\n\n");

  private final Vertx vertx;
  private final String node;
  private final LedgerId ledger;
  private final SharedState shared;
  private final Supplier<Directory> directory;
  private final NodeMetrics metrics;
  private final Pace pace = new Pace();
  private final Set<HttpServerResponse> browsers = ConcurrentHashMap.newKeySet();
  private final MessageConsumer<Buffer> pulses;
  private final RepeatedWork beating;
  private final RepeatedWork showing;
  private volatile boolean closed;
  private long accruals;
  private long redemptions;

  private LiveFeed(
      Vertx vertx,
      String node,
      LedgerId ledger,
      SharedState shared,
      Supplier<Directory> directory,
      NodeMetrics metrics) {
    this.vertx = vertx;
    this.node = node;
    this.ledger = ledger;
    this.shared = shared;
    this.directory = directory;
    this.metrics = metrics;
    this.pulses = vertx.eventBus().consumer(Pulse.ADDRESS);
    pulses.handler(
        message ->
            Pulse.read(message.body()).ifPresent(pulse -> pace.hear(pulse, System.nanoTime())));
    this.beating = RepeatedWork.every(vertx, PERIOD, "pulse", this::beat);
    this.showing = RepeatedWork.every(vertx, PERIOD, SHOW_LIMIT, "show state", this::show);
  }

  /**
   * Begins on the caller's context.
   *
   * @param node this node's name among the servers of the network
   */
  public static LiveFeed start(
      Vertx vertx,
      String node,
      LedgerId ledger,
      SharedState shared,
      Supplier<Directory> directory,
      NodeMetrics metrics) {
    return new LiveFeed(vertx, node, ledger, shared, directory, metrics);
  }

  /**
   * Adds a browser until it goes.
   *
   * @return false when there are too many, or the feed has ended
   */
  public boolean add(HttpServerResponse browser) {
    if (closed || browsers.size() >= MOST_BROWSERS) {
      return false;
    }
    browser
        .putHeader("Content-Type", "text/event-stream")
        .putHeader("Cache-Control", "no-store")
        .setChunked(true);
    browser.closeHandler(gone -> browsers.remove(browser));
    browser.exceptionHandler(gone -> browsers.remove(browser));
    browsers.add(browser);
    browser.write("retry: 2000\n\n");
    return true;
  }

  private Future<Void> beat() {
    long nowAccruals = metrics.accruals();
    long nowRedemptions = metrics.redemptions();
    Pulse pulse = new Pulse(node, nowAccruals - accruals, nowRedemptions - redemptions);
    accruals = nowAccruals;
    redemptions = nowRedemptions;
    vertx.eventBus().publish(Pulse.ADDRESS, pulse.octets());
    return Future.succeededFuture();
  }

  private Future<?> show() {
    return browsers.isEmpty() ? Future.succeededFuture() : state().onSuccess(this::send);
  }

  private Future<NetworkState> state() {
    Future<List<Position>> positions = shared.positions().all();
    Future<List<CycleNotice>> cycles = shared.cycles().last(CYCLES_SHOWN);
    Future<List<ServerNotice>> servers = shared.members().all();
    return Future.all(positions, cycles, servers)
        .map(
            all ->
                new NetworkState(
                    ledger,
                    pace.total(System.nanoTime()),
                    servers.result().stream().filter(one -> one.role() == ServerRole.NODE).toList(),
                    directory.get().participants(),
                    open(positions.result(), cycles.result()),
                    cycles.result().stream().filter(cycle -> !cycle.gross().isEmpty()).toList()));
  }

  /** Positions of windows that are sealed into a cycle are shown there, not as open ones. */
  private static List<Position> open(List<Position> positions, List<CycleNotice> cycles) {
    return positions.stream()
        .filter(
            position ->
                cycles.stream()
                    .map(cycle -> cycle.windows().get(position.ledger()))
                    .noneMatch(last -> last != null && position.window() <= last))
        .toList();
  }

  private void send(NetworkState state) {
    Buffer event = Buffer.buffer().appendBuffer(EVENT).appendBytes(state.json()).appendBuffer(END);
    for (HttpServerResponse browser : browsers) {
      if (!browser.writeQueueFull()) {
        browser.write(event);
      }
    }
  }

  /** Ends the browsers' streams and takes no more; they come back when a node answers again. */
  public void hangUp() {
    closed = true;
    browsers.forEach(HttpServerResponse::end);
    browsers.clear();
  }

  /** Ends everything. */
  public Future<Void> close() {
    hangUp();
    return Future.all(beating.stop(), showing.stop()).eventually(pulses::unregister).mapEmpty();
  }
}
