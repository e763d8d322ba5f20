package io.hanse.clearing.breaks;

import io.hanse.clearing.lease.Fence;
import io.vertx.core.Future;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds message ids that were used on two ledgers, once per cycle, before netting. A break never
 * stops a cycle: both messages were decided and have their receipts.
 */
public final class Breaks {
  private static final Logger LOG = LoggerFactory.getLogger(Breaks.class);

  private final BreakStore store;
  private final Consumer<Break> listener;

  /**
   * Over a store.
   *
   * @param listener is told each break, after it is written
   */
  public Breaks(BreakStore store, Consumer<Break> listener) {
    this.store = store;
    this.listener = listener;
  }

  public Future<Void> look(Fence fence, long cycle) {
    return store
        .find(fence, cycle)
        .onSuccess(breaks -> breaks.forEach(each -> tell(cycle, each)))
        .mapEmpty();
  }

  private void tell(long cycle, Break found) {
    LOG.atWarn().addKeyValue("cycle", cycle).addKeyValue("what", found.text()).log("break");
    listener.accept(found);
  }
}
