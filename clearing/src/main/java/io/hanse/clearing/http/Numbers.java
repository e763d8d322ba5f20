package io.hanse.clearing.http;

import java.util.OptionalLong;

/** Numbers in paths and parameters: 1 to 18 digits, more than zero. */
final class Numbers {
  private Numbers() {}

  static OptionalLong parse(String text) {
    return text.matches("[1-9][0-9]{0,17}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }
}
