package io.hanse.standalone.bench;

import io.hanse.config.shared.CutOrder;
import io.hanse.config.shared.LedgerAddress;
import io.hanse.protocol.identity.LedgerId;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Ends a ledger's window every second, as a clearing with very short cycles would. */
public final class Cutoffs implements AutoCloseable {
  private static final long MILLIS_EACH = 1000;
  private static final long FENCE = 1;

  private final Vertx vertx;
  private final LedgerId ledger;
  private final long timer;
  private final AtomicLong ended = new AtomicLong();
  private final AtomicBoolean underWay = new AtomicBoolean();

  private Cutoffs(Vertx vertx, LedgerId ledger) {
    this.vertx = vertx;
    this.ledger = ledger;
    this.timer = vertx.setPeriodic(MILLIS_EACH, tick -> next());
  }

  /**
   * Begins with the ledger's first window.
   *
   * @param vertx a member of the ledger's cluster
   */
  public static Cutoffs begin(Vertx vertx, LedgerId ledger) {
    return new Cutoffs(vertx, ledger);
  }

  private void next() {
    if (underWay.compareAndSet(false, true)) {
      Buffer order = Buffer.buffer(new CutOrder(ended.get() + 1, FENCE).octets());
      vertx
          .eventBus()
          .<Buffer>request(LedgerAddress.cut(ledger), order)
          .onSuccess(seal -> ended.incrementAndGet())
          .onComplete(done -> underWay.set(false));
    }
  }

  /** How many windows have ended with a seal. */
  public long ended() {
    return ended.get();
  }

  @Override
  public void close() {
    vertx.cancelTimer(timer);
  }
}
