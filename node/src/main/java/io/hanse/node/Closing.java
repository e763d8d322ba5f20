package io.hanse.node;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to be closed, the last opened first. One step's failure does not keep the next. */
final class Closing {
  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  private final Deque<Step> steps = new ArrayDeque<>();

  private record Step(String what, Supplier<Future<?>> close) {}

  synchronized void add(String what, Supplier<Future<?>> close) {
    steps.push(new Step(what, close));
  }

  /** Closes everything, once. */
  Future<Void> close() {
    Step next;
    synchronized (this) {
      next = steps.poll();
    }
    if (next == null) {
      return Future.succeededFuture();
    }
    return Future.succeededFuture()
        .compose(now -> next.close().get())
        .onFailure(
            failure ->
                LOG.atWarn()
                    .addKeyValue("what", next.what())
                    .addKeyValue("cause", failure.getMessage())
                    .log("not closed cleanly"))
        .transform(done -> close());
  }
}
