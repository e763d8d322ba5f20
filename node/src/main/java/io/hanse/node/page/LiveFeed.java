package io.hanse.node.page;

import io.hanse.config.directory.Directory;
import io.hanse.config.server.RepeatedWork;
import io.hanse.config.settings.LimitSettings;
import io.hanse.config.shared.CycleNotice;
import io.hanse.config.shared.ServerNotice;
import io.hanse.config.shared.ServerRole;
import io.hanse.config.shared.SharedState;
import io.hanse.node.connection.Sender;
import io.hanse.node.metrics.NodeMetrics;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.obligation.Position;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Tells the other nodes this node's pulse and the browsers the network's state, once a second. A
 * browser that does not keep up misses states instead of filling memory.
 */
public final class LiveFeed {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  /** Less than a period, so that each beat shows a new state. */
  private static final long FRESH_NANOS = PERIOD.toNanos() / 2;

  /** Scanning a large shared state takes a while; one that takes longer was lost. */
  private static final Duration SHOW_LIMIT = Duration.ofSeconds(10);

  private static final int CYCLES_SHOWN = 8;

  /** The media type of the stream. */
  public static final String EVENTS = "text/event-stream";

  private static final Buffer EVENT = Buffer.buffer("event: state\ndata: ");
  private static final Buffer END = Buffer.buffer("\n\n");

  private final Vertx vertx;
  private final String node;
  private final LedgerId ledger;
  private final SharedState shared;
  private final Supplier<Directory> directory;
  private final NodeMetrics metrics;
  private final Pace pace = new Pace();
  private final Viewers viewers;
  private final Context context;
  private final MessageConsumer<Buffer> pulses;
  private final RepeatedWork beating;
  private final RepeatedWork showing;
  private Future<Buffer> latest = Future.failedFuture("no state yet");
  private long latestAt;
  private long accruals;
  private long redemptions;

  private LiveFeed(
      Vertx vertx,
      String node,
      LedgerId ledger,
      SharedState shared,
      Supplier<Directory> directory,
      NodeMetrics metrics,
      Viewers viewers) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.viewers = viewers;
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
   * @param limits how many browsers may follow the stream
   */
  public static LiveFeed start(
      Vertx vertx,
      String node,
      LedgerId ledger,
      SharedState shared,
      Supplier<Directory> directory,
      NodeMetrics metrics,
      LimitSettings limits) {
    Viewers viewers = new Viewers(limits.viewers(), limits.viewersPerAddress());
    return new LiveFeed(vertx, node, ledger, shared, directory, metrics, viewers);
  }

  /**
   * Adds a browser until it goes.
   *
   * @return false when there are too many, in all or of one sender, or the feed has ended
   */
  public boolean add(Sender sender, HttpServerResponse browser) {
    if (!viewers.add(sender, browser)) {
      return false;
    }
    browser
        .putHeader("Content-Type", EVENTS)
        .putHeader("Cache-Control", "no-store")
        .setChunked(true);
    browser.write("retry: 2000\n\n");
    return true;
  }

  /** The network's state as JSON, a second old at most, for browsers that the stream refuses. */
  public Future<Buffer> now() {
    Promise<Buffer> state = Promise.promise();
    context.runOnContext(here -> current().onComplete(state));
    return state.future();
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
    return viewers.isEmpty() ? Future.succeededFuture() : current().onSuccess(this::send);
  }

  /** The last state, or a new one where that one is old; on the feed's context. */
  private Future<Buffer> current() {
    long now = System.nanoTime();
    if (latest.isComplete() && (latest.failed() || now - latestAt > FRESH_NANOS)) {
      latestAt = now;
      latest =
          Future.succeededFuture()
              .compose(nothing -> state())
              .timeout(SHOW_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
              .map(state -> Buffer.buffer(state.json()));
    }
    return latest;
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

  private void send(Buffer state) {
    viewers.send(Buffer.buffer().appendBuffer(EVENT).appendBuffer(state).appendBuffer(END));
  }

  /** Ends the browsers' streams and takes no more; they come back when a node answers again. */
  public void hangUp() {
    viewers.hangUp();
  }

  /** Ends everything. */
  public Future<Void> close() {
    hangUp();
    return Future.all(beating.stop(), showing.stop()).eventually(pulses::unregister).mapEmpty();
  }
}
