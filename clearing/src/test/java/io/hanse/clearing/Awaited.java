package io.hanse.clearing;

import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;

/** Waits for what a test's thread needs; nothing here runs on an event loop. */
public final class Awaited {
  private Awaited() {}

  /** The result, or the failure as the cause of an exception. */
  public static <T> T result(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }
}
