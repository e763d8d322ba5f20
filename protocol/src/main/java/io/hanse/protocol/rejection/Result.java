package io.hanse.protocol.rejection;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Either a value, or the reason why there is none. Whoever reads what others wrote gets one of
 * these instead of an exception.
 *
 * @param <T> the type of the value
 */
public sealed interface Result<T> {
  /** The value. */
  record Accepted<T>(T value) implements Result<T> {}

  /** The reason why there is no value. */
  record Refused<T>(Rejection rejection) implements Result<T> {}

  static <T> Result<T> of(T value) {
    return new Accepted<>(value);
  }

  static <T> Result<T> refused(Rejection rejection) {
    return new Refused<>(rejection);
  }

  /** The value, where there is one. */
  default Optional<T> accepted() {
    return switch (this) {
      case Accepted<T> accepted -> Optional.of(accepted.value);
      case Refused<T> refused -> Optional.empty();
    };
  }

  /** The reason, where there is no value. */
  default Optional<Rejection> refusal() {
    return switch (this) {
      case Accepted<T> accepted -> Optional.empty();
      case Refused<T> refused -> Optional.of(refused.rejection);
    };
  }

  default <U> Result<U> map(Function<? super T, ? extends U> onward) {
    return switch (this) {
      case Accepted<T> accepted -> new Accepted<>(onward.apply(accepted.value));
      case Refused<T> refused -> new Refused<>(refused.rejection);
    };
  }

  /** The same value, or another reason. */
  default Result<T> mapRefusal(UnaryOperator<Rejection> onward) {
    return switch (this) {
      case Accepted<T> accepted -> accepted;
      case Refused<T> refused -> new Refused<>(onward.apply(refused.rejection));
    };
  }

  default <U> Result<U> then(Function<? super T, Result<U>> onward) {
    return switch (this) {
      case Accepted<T> accepted -> onward.apply(accepted.value);
      case Refused<T> refused -> new Refused<>(refused.rejection);
    };
  }

  /**
   * The value of something that is known to be right.
   *
   * @throws IllegalStateException when it was refused after all; the message says why
   */
  default T orElseThrow() {
    return switch (this) {
      case Accepted<T> accepted -> accepted.value;
      case Refused<T> refused -> {
        Rejection reason = refused.rejection;
        throw new IllegalStateException(
            reason.code().code() + " at '" + reason.pointer() + "': " + reason.detail());
      }
    };
  }
}
