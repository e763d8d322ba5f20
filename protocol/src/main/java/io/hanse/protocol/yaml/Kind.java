package io.hanse.protocol.yaml;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What may stand at a key.
 *
 * @param allowed the permitted values in words, for faults and for the reference; empty where the
 *     parser's exceptions say what is wrong
 * @param standIn any permitted value: reading goes on with it after a fault, and then discards it
 * @param parser makes the value of the written text; throws {@link IllegalArgumentException},
 *     {@link ArithmeticException} or {@link java.time.DateTimeException} for text that does not fit
 * @param <T> the value
 */
public record Kind<T>(String allowed, T standIn, Function<String, T> parser) {

  public static <T> Kind<T> of(String allowed, T standIn, Function<String, T> parser) {
    return new Kind<>(allowed, standIn, parser);
  }

  /** What a parser takes whose exceptions say in a person's words what is wrong. */
  public static <T> Kind<T> explained(T standIn, Function<String, T> parser) {
    return new Kind<>("", standIn, parser);
  }

  /** Any text, empty too. */
  public static Kind<String> anyText() {
    return explained("", text -> text);
  }

  String problemOf(RuntimeException unfit) {
    return allowed.isEmpty() ? String.valueOf(unfit.getMessage()) : "does not fit";
  }

  /** A whole number between two bounds, both included. */
  public static Kind<Integer> whole(int least, int most) {
    return of(
        "a whole number from " + least + " to " + most,
        least,
        text -> Math.toIntExact(inRange(Long.parseLong(text), least, most)));
  }

  /** A whole number between two bounds, both included. */
  public static Kind<Long> wholeLong(long least, long most) {
    return of(
        "a whole number from " + least + " to " + most,
        least,
        text -> inRange(Long.parseLong(text), least, most));
  }

  private static long inRange(long number, long least, long most) {
    if (number < least || number > most) {
      throw new IllegalArgumentException("out of range");
    }
    return number;
  }

  /** One of an enum's words, in lower case with hyphens. */
  public static <E extends Enum<E>> Kind<E> oneOf(Class<E> type) {
    E[] values = type.getEnumConstants();
    String words = Arrays.stream(values).map(Kind::word).collect(Collectors.joining(", "));
    return of(
        values.length == 1 ? words : "one of " + words,
        values[0],
        text ->
            Arrays.stream(values)
                .filter(value -> word(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown word")));
  }

  /** How an enum's constant is written in files. */
  public static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Text without control characters, up to a length. */
  public static Kind<String> text(int most) {
    return of(
        "text of 1 to " + most + " characters",
        "-",
        text -> {
          if (text.isBlank()
              || text.length() > most
              || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("not such text");
          }
          return text;
        });
  }

  /** Text of a form. */
  public static Kind<String> matching(String allowed, String standIn, String pattern) {
    return of(
        allowed,
        standIn,
        text -> {
          if (!text.matches(pattern)) {
            throw new IllegalArgumentException("not of this form");
          }
          return text;
        });
  }
}
