package io.hanse.protocol.json;

/** The names that an object may have. Any other name, and any name twice, is refused. */
public final class Shape {
  private final String[] names;

  private Shape(String[] names) {
    this.names = names;
  }

  /**
   * An object of those names.
   *
   * @param names at most 64
   */
  public static Shape of(String... names) {
    if (names.length > Long.SIZE) {
      throw new IllegalArgumentException("at most 64 names: " + names.length);
    }
    return new Shape(names.clone());
  }

  /** The position of that name, or -1. */
  int indexOf(String name) {
    for (int at = 0; at < names.length; at++) {
      if (names[at].equals(name)) {
        return at;
      }
    }
    return -1;
  }

  /** A set with one bit for each of those names. */
  public long mask(String... some) {
    long mask = 0;
    for (String name : some) {
      int at = indexOf(name);
      if (at < 0) {
        throw new IllegalArgumentException("not in this shape: " + name);
      }
      mask |= 1L << at;
    }
    return mask;
  }

  /** The first name of the set. */
  public String first(long mask) {
    return names[Long.numberOfTrailingZeros(mask)];
  }
}
