package io.hanse.node.decision.book;

import java.math.BigInteger;

/**
 * Products and quotients of whole numbers without loss. All arguments are zero or more, divisors
 * more than zero; the product may be wider than a {@code long}. A result that is not is given as
 * {@link Long#MAX_VALUE}, which is beyond every limit it is then held against.
 */
public final class Exact {
  private static final long[] POWERS_OF_TEN = new long[19];

  static {
    long power = 1;
    for (int exponent = 0; exponent < POWERS_OF_TEN.length; exponent++) {
      POWERS_OF_TEN[exponent] = power;
      power *= 10;
    }
  }

  private Exact() {}

  /** Ten to that power, 0 to 18. */
  public static long tenTo(int exponent) {
    return POWERS_OF_TEN[exponent];
  }

  /** {@code a * b / divisor}, rounded down. */
  public static long floor(long a, long b, long divisor) {
    return fits(a, b) ? a * b / divisor : narrow(wide(a, b, divisor)[0]);
  }

  /** {@code a * b / divisor}, rounded up. */
  public static long ceiling(long a, long b, long divisor) {
    if (fits(a, b)) {
      long product = a * b;
      return product / divisor + (product % divisor == 0 ? 0 : 1);
    }
    BigInteger[] parts = wide(a, b, divisor);
    return narrow(parts[0].add(BigInteger.valueOf(parts[1].signum())));
  }

  /** {@code a * b / divisor}, rounded to the nearest, a half to the even neighbour. */
  public static long halfEven(long a, long b, long divisor) {
    if (fits(a, b)) {
      long product = a * b;
      long quotient = product / divisor;
      return isRoundedUp(quotient, product % divisor, divisor) ? quotient + 1 : quotient;
    }
    BigInteger[] parts = wide(a, b, divisor);
    boolean up = isRoundedUp(parts[0].longValue(), parts[1].longValueExact(), divisor);
    return narrow(up ? parts[0].add(BigInteger.ONE) : parts[0]);
  }

  private static boolean isRoundedUp(long quotient, long remainder, long divisor) {
    int half = Long.compare(remainder, divisor - remainder);
    return half > 0 || (half == 0 && (quotient & 1) == 1);
  }

  private static boolean fits(long a, long b) {
    return Math.multiplyHigh(a, b) == 0 && a * b >= 0;
  }

  private static BigInteger[] wide(long a, long b, long divisor) {
    return BigInteger.valueOf(a)
        .multiply(BigInteger.valueOf(b))
        .divideAndRemainder(BigInteger.valueOf(divisor));
  }

  private static long narrow(BigInteger result) {
    return result.bitLength() > 63 ? Long.MAX_VALUE : result.longValueExact();
  }
}
