package io.hanse.adapter.hotel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.hanse.adapter.draft.ColumnPositions;
import io.hanse.adapter.draft.Draft;
import io.hanse.adapter.draft.Row;
import io.hanse.adapter.draft.SkipReason;
import io.hanse.adapter.draft.SourceDocument;
import io.hanse.adapter.draft.StableIds;
import io.hanse.adapter.mapping.Format;
import io.hanse.adapter.mapping.HotelRules;
import io.hanse.adapter.mapping.Mapping;
import io.hanse.adapter.mapping.MappingFile;
import io.hanse.protocol.identity.LocationId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HotelBookingsTest {
  private static final List<String> HEADER =
      List.of(
          "hotel",
          "is_canceled",
          "arrival_date_year",
          "arrival_date_month",
          "arrival_date_day_of_month",
          "stays_in_weekend_nights",
          "stays_in_week_nights",
          "adr",
          "reservation_status");

  private final Mapping mapping = MappingFile.standard(Format.HOTEL_BOOKINGS_CSV);

  private static List<String> booking(String year, String rate) {
    return List.of("City Hotel", "0", year, "July", "1", "2", "5", rate, "Check-Out");
  }

  private static List<String> with(List<String> values, String another) {
    List<String> wider = new ArrayList<>(List.of(another));
    wider.addAll(values);
    return wider;
  }

  /** What becomes of the rows of a file. */
  private List<SourceDocument> read(List<String> header, List<List<String>> rows) {
    Map<String, String> names = mapping.columns();
    ColumnPositions columns = ColumnPositions.in(header, names);
    HotelBookings bookings =
        new HotelBookings(
            mapping,
            (HotelRules) mapping.rules(),
            LocationId.of("desk"),
            new StableIds(ParticipantId.of("hotel")));
    List<SourceDocument> documents = new ArrayList<>();
    for (List<String> row : rows) {
      documents.addAll(bookings.read(new Row(documents.size() + 1, row, columns)));
    }
    return documents;
  }

  private static MessageId id(SourceDocument document) {
    Draft draft = document.drafts().get(0);
    return draft.origin().id();
  }

  @Test
  void theSameBookingsHaveTheSameIdsInAnotherExport() {
    List<SourceDocument> first =
        read(HEADER, List.of(booking("2016", "98"), booking("2016", "50")));

    List<SourceDocument> other =
        read(
            with(HEADER, "exported_at"),
            List.of(
                with(booking("2016", "70"), "today"),
                with(booking("2016", "50"), "today"),
                with(booking("2016", "98"), "today")));

    assertEquals(List.of(id(first.get(1)), id(first.get(0))), ids(other.subList(1, 3)));
  }

  private static List<MessageId> ids(List<SourceDocument> documents) {
    return documents.stream().map(HotelBookingsTest::id).toList();
  }

  @Test
  void bookingsThatRepeatOthersExactlyHaveIdsOfTheirOwn() {
    List<SourceDocument> twins =
        read(HEADER, List.of(booking("2016", "98"), booking("2016", "98")));

    assertNotEquals(id(twins.get(0)), id(twins.get(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-2016", "1899", "1969", "10000", "20160", "999999999"})
  void aYearThatNoMessageCanSayIsAMalformedRow(String year) {
    SourceDocument document = read(HEADER, List.of(booking(year, "98"))).get(0);

    assertEquals(Map.of(1L, SkipReason.MALFORMED), document.skipped());
  }

  @Test
  void aStayThatEndsAfterTheLastYearIsAMalformedRow() {
    List<String> endless =
        List.of("City Hotel", "0", "9999", "December", "31", "2", "5", "98", "Check-Out");

    SourceDocument document = read(HEADER, List.of(endless)).get(0);

    assertEquals(Map.of(1L, SkipReason.MALFORMED), document.skipped());
  }
}
