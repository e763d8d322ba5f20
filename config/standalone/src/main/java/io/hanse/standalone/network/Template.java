package io.hanse.standalone.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text that ships with the program, with placeholders such as {@code {{name}}}. */
final class Template {
  private static final Pattern NAME = Pattern.compile("\\{\\{([A-Za-z-]+)}}");

  private Template() {}

  /** A resource of this package as it is. */
  static String text(String resource) {
    try (InputStream stream = Template.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A resource with its names filled in.
   *
   * @throws IllegalArgumentException when it has a name that is not given
   */
  static String filled(String resource, Map<String, String> values) {
    Matcher matcher = NAME.matcher(text(resource));
    return matcher.replaceAll(found -> Matcher.quoteReplacement(value(values, found.group(1))));
  }

  private static String value(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("nothing given for " + name);
    }
    return value;
  }
}
