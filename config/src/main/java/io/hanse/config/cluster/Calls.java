package io.hanse.config.cluster;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Converts Hazelcast's stages to Vert.x futures. A stage completes on the thread that brings the
 * answer and hands over to the caller's context at once; Hazelcast's own default, the common pool,
 * spawns a thread for each callback where there are two cores.
 */
final class Calls {
  private final Vertx vertx;

  Calls(Vertx vertx) {
    this.vertx = vertx;
  }

  <S extends @Nullable Object, T> Future<T> of(CompletionStage<S> stage, Function<S, T> result) {
    Context context = vertx.getOrCreateContext();
    Promise<T> promise = Promise.promise();
    stage.whenCompleteAsync(
        (value, failure) ->
            context.runOnContext(
                go -> {
                  if (failure != null) {
                    promise.fail(failure);
                  } else {
                    promise.complete(result.apply(value));
                  }
                }),
        Runnable::run);
    return promise.future();
  }

  Future<Void> done(CompletionStage<?> stage) {
    return of(stage, ignored -> Boolean.TRUE).mapEmpty();
  }

  /** Starts a call for each item and completes when all have, with one hop to the context. */
  <I> Future<Void> each(Collection<I> items, Function<I, CompletionStage<?>> call) {
    if (items.isEmpty()) {
      return Future.succeededFuture();
    }
    Context context = vertx.getOrCreateContext();
    Promise<Void> promise = Promise.promise();
    AtomicInteger open = new AtomicInteger(items.size());
    AtomicReference<@Nullable Throwable> failed = new AtomicReference<>();
    for (I item : items) {
      call.apply(item)
          .whenCompleteAsync(
              (value, failure) -> {
                if (failure != null) {
                  failed.compareAndSet(null, failure);
                }
                if (open.decrementAndGet() == 0) {
                  context.runOnContext(go -> finish(promise, failed.get()));
                }
              },
              Runnable::run);
    }
    return promise.future();
  }

  private static void finish(Promise<Void> promise, @Nullable Throwable failure) {
    if (failure != null) {
      promise.fail(failure);
    } else {
      promise.complete();
    }
  }

  /**
   * Runs a call that Hazelcast offers only as a blocking one (scans, listeners); not for the hot
   * path.
   */
  <T> Future<T> blocking(Callable<T> work) {
    return vertx.executeBlocking(work, false);
  }

  /** Wraps a listener so that it runs on the context of this method's caller. */
  <T> Consumer<T> onContext(Consumer<T> listener) {
    Context context = vertx.getOrCreateContext();
    return event -> context.runOnContext(go -> listener.accept(event));
  }
}
