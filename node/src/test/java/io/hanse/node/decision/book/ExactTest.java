package io.hanse.node.decision.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class ExactTest {
  @Test
  void narrowAndWideProductsAgreeWithDecimalArithmetic(TestReporter reporter) {
    long seed = Long.getLong("hanse.seed", System.nanoTime());
    reporter.publishEntry("seed", Long.toString(seed));
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 100_000; round++) {
      long a = random.nextLong() >>> (1 + random.nextInt(60));
      long b = random.nextLong() >>> (1 + random.nextInt(60));
      long divisor = 1 + (random.nextLong() >>> (2 + random.nextInt(60)));
      String where = "seed " + seed + ": " + a + " * " + b + " / " + divisor;
      assertEquals(expected(a, b, divisor, RoundingMode.DOWN), Exact.floor(a, b, divisor), where);
      assertEquals(expected(a, b, divisor, RoundingMode.UP), Exact.ceiling(a, b, divisor), where);
      assertEquals(
          expected(a, b, divisor, RoundingMode.HALF_EVEN), Exact.halfEven(a, b, divisor), where);
    }
  }

  @Test
  void halvesGoToTheEvenNeighbour() {
    assertEquals(0, Exact.halfEven(1, 1, 2));
    assertEquals(2, Exact.halfEven(3, 1, 2));
    assertEquals(2, Exact.halfEven(5, 1, 2));
  }

  private static long expected(long a, long b, long divisor, RoundingMode mode) {
    BigDecimal exact = BigDecimal.valueOf(a).multiply(BigDecimal.valueOf(b));
    BigDecimal quotient = exact.divide(BigDecimal.valueOf(divisor), 0, mode);
    return quotient.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValueExact();
  }
}
