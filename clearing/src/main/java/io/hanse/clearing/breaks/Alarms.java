package io.hanse.clearing.breaks;

import io.vertx.core.Future;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports contradictions to the operator: logged at once, and stored for ever. */
public final class Alarms {
  private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);

  private final AlarmStore store;
  private final Consumer<Alarm> listener;

  /**
   * Over a store.
   *
   * @param listener is told each alarm, before it is written
   */
  public Alarms(AlarmStore store, Consumer<Alarm> listener) {
    this.store = store;
    this.listener = listener;
  }

  public Future<Void> raise(Alarm alarm) {
    LOG.atError()
        .addKeyValue("ledger", alarm.ledger())
        .addKeyValue("window", alarm.window())
        .addKeyValue("detail", alarm.detail())
        .log("alarm");
    listener.accept(alarm);
    return store.raise(alarm);
  }
}
