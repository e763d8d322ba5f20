package io.hanse.adapter.hotel;

import io.hanse.adapter.draft.Decimals;
import io.hanse.adapter.draft.Draft;
import io.hanse.adapter.draft.LocalTimes;
import io.hanse.adapter.draft.Row;
import io.hanse.adapter.draft.RowReader;
import io.hanse.adapter.draft.SkipReason;
import io.hanse.adapter.draft.SourceDocument;
import io.hanse.adapter.draft.StableIds;
import io.hanse.adapter.mapping.Format;
import io.hanse.adapter.mapping.HotelRules;
import io.hanse.adapter.mapping.LocationRule;
import io.hanse.adapter.mapping.Mapping;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Quantity;
import io.hanse.protocol.identity.LocationId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.message.Purchase;
import io.hanse.protocol.message.PurchaseLine;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes one purchase of each stay: nights times the average rate, earned at departure. */
public final class HotelBookings implements RowReader {
  private static final String ARTICLE = "stay";

  private final Mapping mapping;
  private final HotelRules rules;
  private final LocationRule locations;
  private final StableIds ids;

  /** The number of equal records so far. */
  private final Map<MessageId, Integer> occurrences = new HashMap<>();

  /**
   * A reader of one file.
   *
   * @param elsewhere where stays happened if the mapping does not say
   */
  public HotelBookings(Mapping mapping, HotelRules rules, LocationId elsewhere, StableIds ids) {
    this.mapping = mapping;
    this.rules = rules;
    this.locations = mapping.locationOr(elsewhere);
    this.ids = ids;
  }

  @Override
  public List<SourceDocument> read(Row row) {
    return List.of(document(row));
  }

  @Override
  public List<SourceDocument> end() {
    return List.of();
  }

  private SourceDocument document(Row row) {
    Optional<Booking> read = row.isComplete() ? booking(row) : Optional.empty();
    if (read.isEmpty()) {
      return SourceDocument.skipped(row.number(), SkipReason.MALFORMED);
    }
    Booking booking = read.get();
    return skipped(booking)
        .map(reason -> SourceDocument.skipped(row.number(), reason))
        .orElseGet(() -> stay(row, booking));
  }

  private Optional<SkipReason> skipped(Booking booking) {
    if (booking.status().equals(rules.noShow())) {
      return Optional.of(SkipReason.NO_SHOW);
    } else if (booking.cancelled()) {
      return Optional.of(SkipReason.CANCELLED);
    } else if (booking.nights() == 0) {
      return Optional.of(SkipReason.NO_NIGHTS);
    } else if (!booking.amount().isPositive()) {
      return Optional.of(SkipReason.ZERO_AMOUNT);
    } else if (booking.member().isEmpty()) {
      return Optional.of(SkipReason.NO_MEMBER);
    }
    return Optional.empty();
  }

  private SourceDocument stay(Row row, Booking booking) {
    Draft.Origin origin =
        new Draft.Origin(
            id(row),
            booking.member().orElseThrow(),
            List.of(row.number()),
            booking.location(),
            booking.departure());
    PurchaseLine line =
        new PurchaseLine(
            1,
            ARTICLE,
            mapping.category(),
            Quantity.ofPieces(booking.nights()),
            booking.amount(),
            Map.of());
    return SourceDocument.of(
        new Draft.Earning(
            origin,
            new Purchase(booking.amount(), List.of(line), "stay from " + booking.arrival())));
  }

  /**
   * Follows from the mapped values of the row and the number of equal rows above it: the same
   * booking has the same id in another export, whatever its position and the unmapped columns.
   */
  private MessageId id(Row row) {
    Stream<String> read =
        row.columns().places().keySet().stream()
            .sorted()
            .flatMap(field -> Stream.of(field, row.text(field)));
    MessageId record = ids.of(names("record", read));
    int occurrence = occurrences.merge(record, 1, Integer::sum);
    return ids.of(names("booking", Stream.of(record.toString(), Integer.toString(occurrence))));
  }

  private static String[] names(String what, Stream<String> names) {
    return Stream.concat(Stream.of(Format.HOTEL_BOOKINGS_CSV.text(), what), names)
        .toArray(String[]::new);
  }

  private Optional<Booking> booking(Row row) {
    Optional<LocalDate> arrival = arrival(row);
    Optional<Integer> weekend = nights(row, "weekendNights");
    Optional<Integer> week = nights(row, "weekNights");
    Optional<BigDecimal> rate = Decimals.decimal(row.text("rate"));
    Optional<LocationId> location = locations.of(row);
    if (arrival.isEmpty()
        || weekend.isEmpty()
        || week.isEmpty()
        || rate.isEmpty()
        || location.isEmpty()) {
      return Optional.empty();
    }
    int nights = weekend.get() + week.get();
    Optional<OffsetDateTime> departure = departure(arrival.get(), nights);
    Optional<Money> amount =
        Decimals.money(mapping.currency(), rate.get().multiply(BigDecimal.valueOf(nights)));
    if (departure.isEmpty() || amount.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Booking(
            row.text("cancelled").equals(rules.cancelled()),
            row.text("status"),
            arrival.get(),
            departure.get(),
            nights,
            amount.get(),
            location.get(),
            mapping.member().of(row)));
  }

  private Optional<OffsetDateTime> departure(LocalDate arrival, int nights) {
    try {
      return LocalTimes.in(mapping.zone(), arrival.plusDays(nights).atTime(rules.departure()));
    } catch (DateTimeException beyondTheCalendar) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> nights(Row row, String field) {
    return Decimals.whole(row.text(field)).filter(nights -> nights >= 0 && nights <= 10_000);
  }

  private static Optional<LocalDate> arrival(Row row) {
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(row.text("arrivalYear")),
              month(row.text("arrivalMonth")),
              Integer.parseInt(row.text("arrivalDay"))));
    } catch (IllegalArgumentException | DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  /** A month by its English name or its number. */
  private static Month month(String text) {
    return Decimals.whole(text)
        .map(Month::of)
        .orElseGet(() -> Month.valueOf(text.toUpperCase(Locale.ROOT)));
  }

  /** One row as it was read. */
  private record Booking(
      boolean cancelled,
      String status,
      LocalDate arrival,
      OffsetDateTime departure,
      int nights,
      Money amount,
      LocationId location,
      Optional<String> member) {}
}
