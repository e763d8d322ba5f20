package io.hanse.clearing.closing;

import io.hanse.clearing.cycle.Break;
import io.hanse.clearing.cycle.Fence;
import io.hanse.clearing.store.BreakStore;
import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for message ids that stand on two ledgers, once a cycle when it is netted. It stops
 * nothing: both messages were decided and have their receipts.
 */
final class Breaks {
  private static final Logger LOG = LoggerFactory.getLogger(Breaks.class);

  private final BreakStore store;
  private final CycleListener listener;

  Breaks(BreakStore store, CycleListener listener) {
    this.store = store;
    this.listener = listener;
  }

  Future<Void> look(Fence fence, long cycle) {
    return store
        .find(fence, cycle)
        .onSuccess(breaks -> breaks.forEach(each -> tell(cycle, each)))
        .mapEmpty();
  }

  private void tell(long cycle, Break found) {
    LOG.atWarn().addKeyValue("cycle", cycle).addKeyValue("what", found.text()).log("break");
    listener.found(found);
  }
}
