package io.hanse.config.server;

import io.hanse.protocol.rejection.RequestCode;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A value that a request holds, or why it holds none.
 *
 * @param <T> the type of the value
 */
public sealed interface Parsed<T> {
  /** The value. */
  record Value<T>(T value) implements Parsed<T> {}

  /**
   * There is no value.
   *
   * @param detail a sentence for the sender
   */
  record Refused<T>(String detail) implements Parsed<T> {}

  /** Turns the value into another. */
  default <U> Parsed<U> map(Function<? super T, ? extends U> onward) {
    return switch (this) {
      case Value<T>(T value) -> new Value<>(onward.apply(value));
      case Refused<T>(String detail) -> new Refused<>(detail);
    };
  }

  /** Makes one value of two; the first refusal counts. */
  default <U, R> Parsed<R> with(
      Parsed<U> other, BiFunction<? super T, ? super U, ? extends R> onward) {
    return switch (this) {
      case Value<T>(T value) -> other.map(second -> onward.apply(value, second));
      case Refused<T>(String detail) -> new Refused<>(detail);
    };
  }

  /** Hands the value to the route, or answers that the request is not valid. */
  default void orRefuse(RoutingContext context, Consumer<? super T> route) {
    switch (this) {
      case Value<T>(T value) -> route.accept(value);
      case Refused<T>(String detail) -> Problems.send(context, RequestCode.INVALID_REQUEST, detail);
    }
  }
}
