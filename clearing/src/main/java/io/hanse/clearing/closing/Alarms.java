package io.hanse.clearing.closing;

import io.hanse.clearing.cycle.Alarm;
import io.hanse.clearing.store.SealStore;
import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator that something contradicts what was known: in the log and for ever. */
final class Alarms {
  private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);

  private final SealStore store;
  private final CycleListener listener;

  Alarms(SealStore store, CycleListener listener) {
    this.store = store;
    this.listener = listener;
  }

  Future<Void> raise(Alarm alarm) {
    LOG.atError()
        .addKeyValue("ledger", alarm.ledger())
        .addKeyValue("window", alarm.window())
        .addKeyValue("detail", alarm.detail())
        .log("alarm");
    listener.raised(alarm);
    return store.raise(alarm);
  }
}
