package io.hanse.clearing.fx;

import io.hanse.protocol.amount.CurrencyCode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
   * Reads the bank's file with all days, {@code eurofxref-hist.csv}, or with one, {@code
   * eurofxref.csv}. Blocks.
   *
   * @return the rates, or why there are none: the file is not there, or its first fault
   */
  public static RatesFileAnswer read(Path file) {
    try {
      return switch (parse(Files.readAllBytes(file))) {
        case RatesFileAnswer.Read read -> read;
        case RatesFileAnswer.Refused(String fault) -> refused(file, fault);
      };
    } catch (NoSuchFileException e) {
      return refused(file, "it is not there");
    } catch (IOException e) {
      return refused(file, "it cannot be read: " + e.getMessage());
    }
  }

  private static RatesFileAnswer refused(Path file, String fault) {
    return new RatesFileAnswer.Refused("the rates file " + file + " cannot be used: " + fault);
  }

  /** Reads the octets of such a file. */
  public static RatesFileAnswer parse(byte[] octets) {
    try {
      return new RatesFileAnswer.Read(
          new ReferenceRates(ReferenceRateFile.parse(RatesFileText.of(octets))));
    } catch (RatesFileFault fault) {
      return new RatesFileAnswer.Refused(fault.reason());
    }
  }

  /** The newest day that has rates. */
  public LocalDate newestDay() {
    return days.lastKey();
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
