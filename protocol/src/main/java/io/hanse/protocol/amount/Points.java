package io.hanse.protocol.amount;

/**
 * A number of points, never negative; direction is said by accounts, not by signs.
 *
 * @param value whole points, 0 to {@link #MAX}
 */
public record Points(long value) implements Comparable<Points> {
  /** The largest number of points that one value may hold: ten to the fifteenth. */
  public static final long MAX = 1_000_000_000_000_000L;

  public static final Points ZERO = new Points(0);

  /**
   * Checks the range.
   *
   * @throws ArithmeticException when {@code value} is negative or over {@link #MAX}
   */
  public Points {
    if (value < 0 || value > MAX) {
      throw new ArithmeticException("points out of range 0.." + MAX + ": " + value);
    }
  }

  public static Points of(long value) {
    return value == 0 ? ZERO : new Points(value);
  }

  public Points plus(Points other) {
    return of(Math.addExact(value, other.value));
  }

  /**
   * The difference.
   *
   * @throws ArithmeticException when {@code other} is larger than this
   */
  public Points minus(Points other) {
    return of(Math.subtractExact(value, other.value));
  }

  public Points min(Points other) {
    return value <= other.value ? this : other;
  }

  public boolean isZero() {
    return value == 0;
  }

  public boolean isPositive() {
    return value > 0;
  }

  public boolean isLessThan(Points other) {
    return value < other.value;
  }

  @Override
  public int compareTo(Points other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
