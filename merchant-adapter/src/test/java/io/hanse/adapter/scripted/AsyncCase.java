package io.hanse.adapter.scripted;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.unit.Async;
import io.vertx.ext.unit.TestContext;
import io.vertx.ext.unit.TestSuite;
import java.util.function.BiFunction;

/** One asynchronous test on a Vert.x of its own, run by whatever framework calls it. */
public final class AsyncCase {
  private static final long LONGEST = 60_000;

  private AsyncCase() {}

  /** Runs a case; the test ends when its future does. */
  public static void run(BiFunction<Vertx, TestContext, Future<?>> test) {
    Vertx vertx = Vertx.vertx();
    try {
      TestSuite.create("case")
          .test(
              "case",
              context -> {
                Async async = context.async();
                test.apply(vertx, context)
                    .onComplete(
                        result -> {
                          if (result.failed()) {
                            context.fail(result.cause());
                          }
                          async.complete();
                        });
              })
          .run(vertx)
          .awaitSuccess(LONGEST);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }
}
