package io.hanse.clearing.fx;

import io.hanse.protocol.amount.CurrencyCode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The European Central Bank's euro foreign exchange reference rates by day: units of each currency
 * per one euro. A currency that was not quoted on a day is absent from it, never guessed.
 */
public final class ReferenceRates {
  /** What is written beside each rate as its source. */
  public static final String SOURCE = "ECB euro foreign exchange reference rates";

  private static final CurrencyCode EURO = CurrencyCode.of("EUR");

  private final NavigableMap<LocalDate, Map<CurrencyCode, BigDecimal>> days;

  ReferenceRates(NavigableMap<LocalDate, Map<CurrencyCode, BigDecimal>> days) {
    this.days = new TreeMap<>(days);
  }

  /**
   * Reads the file {@code eurofxref-hist.csv} as the bank publishes it.
   *
   * @throws IOException when it cannot be read
   * @throws IllegalArgumentException when it is not such a file; the message names the line
   */
  public static ReferenceRates read(Path file) throws IOException {
    return parse(Files.readString(file, StandardCharsets.UTF_8));
  }

  /**
   * Reads the text of such a file.
   *
   * @throws IllegalArgumentException when it is none; the message names the line
   */
  public static ReferenceRates parse(String csv) {
    return new ReferenceRates(ReferenceRateFile.parse(csv));
  }

  /**
   * The rate for a date: of the newest day on or before it that quotes both currencies.
   *
   * @param cycleDate the day of the cycle that needs it
   */
  public RateAnswer find(
      CurrencyCode from, CurrencyCode to, LocalDate cycleDate, RatePolicy policy) {
    Optional<CrossRate> newest = newest(from, to, cycleDate);
    if (newest.isEmpty()) {
      return new RateAnswer.Refused(
          "the rates file has no rate from " + from + " to " + to + " on or before " + cycleDate);
    }
    LocalDate rateDate = newest.get().date();
    if (!policy.allows(rateDate, cycleDate)) {
      return new RateAnswer.Refused(
          "the newest rate from %s to %s is of %s, more than %d days before %s; a newer file or"
                  .formatted(from, to, rateDate, policy.maxAgeDays(), cycleDate)
              + " accepting that date by name lets the cycle go on");
    }
    return new RateAnswer.Quoted(newest.get());
  }

  private Optional<CrossRate> newest(CurrencyCode from, CurrencyCode to, LocalDate cycleDate) {
    for (var day : days.headMap(cycleDate, true).descendingMap().entrySet()) {
      BigDecimal fromPerEuro = perEuro(day.getValue(), from);
      BigDecimal toPerEuro = perEuro(day.getValue(), to);
      if (fromPerEuro.signum() > 0 && toPerEuro.signum() > 0) {
        return Optional.of(
            CrossRate.throughEuro(from, fromPerEuro, to, toPerEuro, day.getKey(), SOURCE));
      }
    }
    return Optional.empty();
  }

  /** Zero where the day does not quote the currency. */
  private static BigDecimal perEuro(Map<CurrencyCode, BigDecimal> day, CurrencyCode currency) {
    return currency.equals(EURO) ? BigDecimal.ONE : day.getOrDefault(currency, BigDecimal.ZERO);
  }
}
