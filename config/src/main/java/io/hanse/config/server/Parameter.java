package io.hanse.config.server;

import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A parameter of an address: a part of its path, or a name in its query.
 *
 * @param name in the route or in the query
 * @param allowed the permitted values in words: "a whole number from 1 to 200"
 * @param parser makes the value of the text; empty where the text is not permitted
 * @param <T> the value
 */
public record Parameter<T>(String name, String allowed, Function<String, Optional<T>> parser) {
  private static final int QUOTED = 40;

  /** ASCII digits alone, with one spelling for each number. */
  private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,17}");

  /**
   * A parameter whose parser throws {@link IllegalArgumentException} for text that is not
   * permitted.
   */
  public static <T> Parameter<T> of(String name, String allowed, Function<String, T> parser) {
    return new Parameter<>(name, allowed, text -> parsed(parser, text));
  }

  private static <T> Optional<T> parsed(Function<String, T> parser, String text) {
    try {
      return Optional.of(parser.apply(text));
    } catch (IllegalArgumentException notPermitted) {
      return Optional.empty();
    }
  }

  /** A whole number between two bounds, both included and not negative. */
  public static Parameter<Integer> whole(String name, int least, int most) {
    return new Parameter<>(
        name,
        "a whole number from " + least + " to " + most,
        text -> number(text, least, most).map(Math::toIntExact));
  }

  /** The number of something that is counted from 1: 1 to 18 digits. */
  public static Parameter<Long> counted(String name) {
    return new Parameter<>(
        name,
        "a whole number from 1 to 999999999999999999",
        text -> number(text, 1, Long.MAX_VALUE));
  }

  private static Optional<Long> number(String text, long least, long most) {
    return Optional.of(text)
        .filter(given -> WHOLE.matcher(given).matches())
        .map(Long::parseLong)
        .filter(number -> number >= least && number <= most);
  }

  /** Reads the part of the path that has this name in the route. */
  public Parsed<T> inPath(RoutingContext context) {
    return read(context.pathParam(name));
  }

  /** Reads the query; the value is empty where the query does not have the name. */
  public Parsed<Optional<T>> inQuery(RoutingContext context) {
    List<String> given = context.queryParam(name);
    return switch (given.size()) {
      case 0 -> new Parsed.Value<>(Optional.empty());
      case 1 -> read(given.getFirst()).map(Optional::of);
      default -> new Parsed.Refused<>(name + " stands in the address more than once.");
    };
  }

  private Parsed<T> read(String text) {
    return parser
        .apply(text)
        .<Parsed<T>>map(Parsed.Value::new)
        .orElseGet(
            () ->
                new Parsed.Refused<>(
                    name + " must be " + allowed + ", not \"" + printable(text) + "\"."));
  }

  private static String printable(String text) {
    String ascii = text.replaceAll("[^\\x20-\\x7e]", "?");
    return ascii.length() <= QUOTED ? ascii : ascii.substring(0, QUOTED) + "...";
  }
}
