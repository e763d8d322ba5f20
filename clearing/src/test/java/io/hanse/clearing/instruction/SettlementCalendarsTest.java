package io.hanse.clearing.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.protocol.amount.CurrencyCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlementCalendarsTest {
  private final SettlementCalendars calendars = new SettlementCalendars();

  @ParameterizedTest
  @CsvSource({
    "EUR, 2026-11-27, 2026-11-27, an ordinary Friday",
    "EUR, 2026-11-28, 2026-11-30, a weekend",
    "EUR, 2026-04-03, 2026-04-07, Good Friday to Easter Monday",
    "EUR, 2026-05-01, 2026-05-04, Labour Day before a weekend",
    "EUR, 2026-12-24, 2026-12-24, Christmas Eve is a day of TARGET",
    "EUR, 2026-12-25, 2026-12-28, Christmas",
    "EUR, 2026-10-03, 2026-10-05, no holiday of a single country counts",
    "USD, 2026-11-26, 2026-11-27, Thanksgiving",
    "USD, 2026-04-03, 2026-04-03, Good Friday is open in New York's banks",
    "GBP, 2026-08-31, 2026-09-01, Summer bank holiday",
    "GBP, 2026-12-25, 2026-12-29, Christmas and the Monday for Boxing Day",
    "CZK, 2026-09-28, 2026-09-29, Saint Wenceslas",
    "CHF, 2027-01-01, 2027-01-04, New Year",
    "PLN, 2026-11-11, 2026-11-12, Independence Day",
    "SEK, 2026-06-19, 2026-06-22, Midsummer Eve",
    "BRL, 2026-02-16, 2026-02-18, Carnival"
  })
  void aPaymentWaitsForTheNextDayOnWhichItsCurrencyIsSettled(
      String currency, LocalDate asked, LocalDate settled, String why) {
    assertEquals(new SettlementDay.Known(settled), onOrAfter(currency, asked), why);
  }

  @Test
  void aCurrencyWithoutACalendarIsSettledFromMondayToFriday() {
    assertFalse(calendars.hasHolidays(CurrencyCode.of("AED")));
    assertEquals(
        new SettlementDay.Known(LocalDate.parse("2026-11-30")),
        onOrAfter("AED", LocalDate.parse("2026-11-28")));
    assertEquals(
        new SettlementDay.Known(LocalDate.parse("2026-01-01")),
        onOrAfter("AED", LocalDate.parse("2026-01-01")));
  }

  /** Singapore has a place for holidays in the library, but none in it. */
  @Test
  void aCurrencyWhoseCentreHasNoDataIsSettledFromMondayToFriday() {
    assertFalse(calendars.hasHolidays(CurrencyCode.of("SGD")));
    assertEquals(
        new SettlementDay.Known(LocalDate.parse("2150-01-01")),
        onOrAfter("SGD", LocalDate.parse("2150-01-01")));
  }

  @ParameterizedTest
  @CsvSource({
    "EUR, EUTA",
    "USD, USNY",
    "GBP, GBLO",
    "CZK, CZPR",
    "BRL, BRBD",
    "CHF, CHZU",
    "PLN, PLWA",
    "SEK, SEST"
  })
  void aYearBeyondTheCalendarIsNotTakenForAYearWithoutHolidays(String currency, String calendar) {
    assertTrue(calendars.hasHolidays(CurrencyCode.of(currency)));
    assertEquals(
        unknown(currency, calendar, 2100), onOrAfter(currency, LocalDate.parse("2100-06-01")));
    assertEquals(
        unknown(currency, calendar, 1949), onOrAfter(currency, LocalDate.parse("1949-06-01")));
  }

  /** 31 December 2099 is a Thursday, and a holiday in Warsaw. */
  @Test
  void aDayIsNotMovedIntoAYearThatTheCalendarDoesNotKnow() {
    assertEquals(
        new SettlementDay.Known(LocalDate.parse("2099-12-31")),
        onOrAfter("EUR", LocalDate.parse("2099-12-31")));
    assertEquals(unknown("PLN", "PLWA", 2100), onOrAfter("PLN", LocalDate.parse("2099-12-31")));
  }

  @Test
  void theCurrenciesWithHolidaysAreThoseOfTheReadme() throws IOException {
    Matcher listed =
        Pattern.compile("financial centre for others: ([A-Z, ]+)\\.")
            .matcher(Files.readString(Path.of("README.md")));
    assertTrue(listed.find());
    Set<String> known = new TreeSet<>(List.of("EUR"));
    known.addAll(List.of(listed.group(1).split(", ")));

    Set<String> found = new TreeSet<>();
    for (Currency currency : Currency.getAvailableCurrencies()) {
      CurrencyCode.find(currency.getCurrencyCode())
          .filter(calendars::hasHolidays)
          .ifPresent(code -> found.add(code.code()));
    }

    assertEquals(known, found);
  }

  @Test
  void theBahtsCalendarEndsBeforeTheOthers() {
    assertEquals(
        new SettlementDay.Known(LocalDate.parse("2079-12-29")),
        onOrAfter("THB", LocalDate.parse("2079-12-29")));
    assertEquals(unknown("THB", "THBA", 2080), onOrAfter("THB", LocalDate.parse("2080-01-02")));
  }

  private static SettlementDay unknown(String currency, String calendar, int year) {
    return new SettlementDay.Unknown(
        "the settlement calendar of %s (%s) does not know the year %d"
            .formatted(currency, calendar, year));
  }

  private SettlementDay onOrAfter(String currency, LocalDate day) {
    return calendars.onOrAfter(CurrencyCode.of(currency), day);
  }
}
