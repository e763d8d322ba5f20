package io.hanse.adapter.importing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.JsonPointerBasedFilter;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import io.hanse.adapter.outbox.Octets;
import io.hanse.protocol.identity.CardNumber;
import java.io.IOException;
import java.util.Optional;

/** Reads the new card from the receipt of an enrolment. */
final class EnrolmentReceipt {
  private static final JsonFactory JSON = new JsonFactory();
  private static final JsonPointer CARD = JsonPointer.compile("/outcome/card");

  private EnrolmentReceipt() {}

  /** The new member's card. */
  static Optional<CardNumber> card(Octets receipt) {
    try (JsonParser json =
        new FilteringParserDelegate(
            JSON.createParser(receipt.toArray()),
            new JsonPointerBasedFilter(CARD),
            Inclusion.ONLY_INCLUDE_ALL,
            false)) {
      return json.nextToken() == JsonToken.VALUE_STRING
          ? Optional.of(CardNumber.parse(json.getText()))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }
}
