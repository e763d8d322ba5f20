package io.hanse.clearing.instruction;

import com.opengamma.strata.basics.ReferenceData;
import com.opengamma.strata.basics.currency.Currency;
import com.opengamma.strata.basics.date.HolidayCalendar;
import com.opengamma.strata.basics.date.HolidayCalendarId;
import io.hanse.protocol.amount.CurrencyCode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;

/**
 * On which days payments in a currency are settled: for the euro the days of TARGET (EUTA), for
 * others those of the currency's financial centre, such as London (GBLO) or New York (USNY).
 *
 * <p>A currency without a calendar is settled from Monday to Friday; its bank moves what falls on a
 * holiday there.
 */
final class SettlementCalendars {
  private final ReferenceData calendars = ReferenceData.standard();

  /** Whether holidays of the currency are known, and not its weekends alone. */
  boolean hasHolidays(CurrencyCode currency) {
    return calendar(currency).isPresent();
  }

  /** The first day of settlement on or after a day. */
  SettlementDay onOrAfter(CurrencyCode currency, LocalDate day) {
    Optional<HolidayCalendar> calendar = calendar(currency);
    LocalDate next = day;
    while (isKnown(calendar, next.getYear()) && isClosed(calendar, next)) {
      next = next.plusDays(1);
    }
    return isKnown(calendar, next.getYear())
        ? new SettlementDay.Known(next)
        : new SettlementDay.Unknown(
            "the settlement calendar of %s (%s) does not know the year %d"
                .formatted(currency, calendar.orElseThrow().getName(), next.getYear()));
  }

  /** Not every currency has a centre, and not every centre a calendar. */
  private Optional<HolidayCalendar> calendar(CurrencyCode currency) {
    HolidayCalendarId id;
    try {
      id = HolidayCalendarId.defaultByCurrency(Currency.of(currency.code()));
    } catch (IllegalArgumentException noCentre) {
      return Optional.empty();
    }
    return calendars.findValue(id);
  }

  private static boolean isClosed(Optional<HolidayCalendar> calendar, LocalDate day) {
    return calendar.map(it -> it.isHoliday(day)).orElseGet(() -> isWeekend(day));
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  /**
   * Years without data are answered like years without holidays; but every calendar has holidays
   * between Monday and Friday in every year, Easter Monday or the like.
   */
  private static boolean isKnown(Optional<HolidayCalendar> calendar, int year) {
    return calendar.isEmpty()
        || LocalDate.of(year, Month.JANUARY, 1)
            .datesUntil(LocalDate.of(year + 1, Month.JANUARY, 1))
            .anyMatch(day -> !isWeekend(day) && calendar.get().isHoliday(day));
  }
}
