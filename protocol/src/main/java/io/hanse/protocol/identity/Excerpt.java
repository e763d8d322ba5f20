package io.hanse.protocol.identity;

/** The beginning of an unfit value, short and printable enough for an error message. */
final class Excerpt {
  private static final int LENGTH = 40;

  private Excerpt() {}

  static String of(String value) {
    String printable = value.replaceAll("[^\\x20-\\x7e]", "?");
    return printable.length() <= LENGTH ? printable : printable.substring(0, LENGTH) + "...";
  }
}
