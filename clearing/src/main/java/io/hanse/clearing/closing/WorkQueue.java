package io.hanse.clearing.closing;

import io.vertx.core.Future;
import java.util.function.Supplier;

/** One piece of work after the other, whatever became of the one before. */
final class WorkQueue {
  private Future<?> tail = Future.succeededFuture();

  synchronized <T> Future<T> add(Supplier<Future<T>> work) {
    Future<T> next = tail.transform(before -> work.get());
    tail = next;
    return next;
  }
}
