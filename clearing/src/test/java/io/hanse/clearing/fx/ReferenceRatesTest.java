package io.hanse.clearing.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReferenceRatesTest {
  private static final CurrencyCode EUR = CurrencyCode.of("EUR");
  private static final CurrencyCode USD = CurrencyCode.of("USD");
  private static final CurrencyCode CZK = CurrencyCode.of("CZK");
  private static final CurrencyCode JPY = CurrencyCode.of("JPY");
  private static final RatePolicy WEEK = new RatePolicy(7, Optional.empty());
  private static final String CSV =
      """
      Date,USD,JPY,CZK,HRK,
      2026-04-13,1.1684,186.75,24.378,N/A,
      2026-04-10,1.1711,N/A,24.365,N/A,
      2026-04-09,1.1685,185.7,24.401,7.5,
      """;

  private final ReferenceRates rates = TestRates.of(CSV);

  @Test
  void fromTheEuroTheRateIsTheQuotedOne() {
    assertEquals("24.378", quoted(EUR, CZK, "2026-04-13").toDecimal());
  }

  @Test
  void toTheEuroTheRateIsTheInverseWithTwelveDigits() {
    assertEquals(
        "0.855871276960", quoted(USD, EUR, "2026-04-13").rate().setScale(12).toPlainString());
  }

  @Test
  void aCrossRateGoesThroughTheEuroAndSaysTargetUnitsPerSourceUnit() {
    // 24.378 / 1.1684 = 20.86442998973...
    CrossRate rate = quoted(USD, CZK, "2026-04-13");

    assertEquals("20.8644299897", rate.toDecimal());
    assertEquals(Money.parse(CZK, "2086.44"), rate.convert(Money.parse(USD, "100.00")));
  }

  @Test
  void anAmountOwedConvertsLikeAnAmountDue() {
    CrossRate rate = quoted(USD, CZK, "2026-04-13");

    assertEquals(Money.parse(CZK, "-2086.44"), rate.convert(Money.parse(USD, "-100.00")));
  }

  @Test
  void aHalfMinorUnitGoesToTheEvenNeighbour() {
    CrossRate half =
        CrossRate.throughEuro(
            USD, BigDecimal.ONE, JPY, new BigDecimal("150"), LocalDate.EPOCH, "test");

    assertEquals(Money.parse(JPY, "2"), half.convert(Money.parse(USD, "0.01")));
    assertEquals(Money.parse(JPY, "4"), half.convert(Money.parse(USD, "0.03")));
  }

  @Test
  void aWeekendUsesTheDayBefore() {
    assertEquals(LocalDate.parse("2026-04-10"), quoted(EUR, CZK, "2026-04-12").date());
  }

  @Test
  void aDayWithoutOneOfTheTwoCurrenciesIsPassedOver() {
    assertEquals(LocalDate.parse("2026-04-09"), quoted(JPY, CZK, "2026-04-10").date());
  }

  @Test
  void aRateOlderThanAllowedIsRefusedWithItsDate() {
    RateAnswer answer = rates.find(EUR, CZK, LocalDate.parse("2026-04-21"), WEEK);

    assertTrue(refusal(answer).contains("2026-04-13"), refusal(answer));
  }

  @Test
  void aRateOfExactlyTheAllowedAgeIsUsed() {
    assertEquals(LocalDate.parse("2026-04-13"), quoted(EUR, CZK, "2026-04-20").date());
  }

  @Test
  void anOldRateIsUsedWhenTheOperatorAcceptedItsDateByName() {
    RatePolicy accepting = new RatePolicy(7, Optional.of(LocalDate.parse("2026-04-13")));

    assertInstanceOf(
        RateAnswer.Quoted.class, rates.find(EUR, CZK, LocalDate.parse("2026-11-21"), accepting));
  }

  @Test
  void acceptingAnotherDateAcceptsNothing() {
    RatePolicy accepting = new RatePolicy(7, Optional.of(LocalDate.parse("2026-04-10")));

    assertInstanceOf(
        RateAnswer.Refused.class, rates.find(EUR, CZK, LocalDate.parse("2026-11-21"), accepting));
  }

  @Test
  void aCurrencyThatNobodyQuotesIsRefused() {
    RateAnswer answer =
        rates.find(EUR, CurrencyCode.of("AED"), LocalDate.parse("2026-04-13"), WEEK);

    assertTrue(refusal(answer).contains("AED"), refusal(answer));
  }

  private CrossRate quoted(CurrencyCode from, CurrencyCode to, String date) {
    return assertInstanceOf(
            RateAnswer.Quoted.class, rates.find(from, to, LocalDate.parse(date), WEEK))
        .rate();
  }

  private static String refusal(RateAnswer answer) {
    return assertInstanceOf(RateAnswer.Refused.class, answer).reason();
  }
}
