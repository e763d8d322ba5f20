package io.hanse.standalone.running;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Waits for futures on threads that may block, such as those of a command line. */
public final class Await {
  private Await() {}

  /**
   * A future's value.
   *
   * @throws RuntimeException the future's own failure
   * @throws CompletionException when it fails otherwise, or takes longer
   */
  public static <T> T of(Future<T> future, Duration limit) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
          .join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
