package io.hanse.testing;

import io.vertx.core.Future;
import java.util.function.Function;

/** An assertion in the middle of a chain of futures. */
public final class Check {
  private Check() {}

  /** What looks at a value and throws if it is not as it should be. */
  @FunctionalInterface
  public interface Assertion<T> {
    void of(T value) throws Throwable;
  }

  /**
   * A step for {@link Future#compose(Function)}: the chain goes on with the same value, or fails as
   * the assertion did. Side effects of a future, such as {@code onSuccess}, are not for assertions:
   * what they throw does not fail the chain.
   */
  public static <T> Function<T, Future<T>> check(Assertion<T> assertion) {
    return value -> {
      try {
        assertion.of(value);
        return Future.succeededFuture(value);
      } catch (Throwable failure) {
        return Future.failedFuture(failure);
      }
    };
  }
}
