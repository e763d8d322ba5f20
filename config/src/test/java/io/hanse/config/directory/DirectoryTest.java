package io.hanse.config.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.KeyId;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.LocationId;
import io.hanse.protocol.identity.ParticipantId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DirectoryTest {
  private final Directory directory = DirectoryExample.directory();

  @Test
  void aCardIsAtHomeWhereItsPrefixIs() {
    CardNumber card = CardNumber.of(627_102, 1);

    assertEquals(
        Optional.of(LedgerId.of("americas")), directory.ledgerOf(card).map(LedgerEntry::id));
    assertEquals(Optional.empty(), directory.ledgerOfPrefix(999_999));
  }

  @Test
  void aKeyNamesItsParticipantOrItsLedger() {
    ParticipantEntry hotels =
        directory.participant(ParticipantId.of("pacific-hotels")).orElseThrow();
    KeyId key = hotels.keys().getFirst().id();

    assertEquals(hotels, directory.participantKey(key).orElseThrow().participant());
    assertTrue(directory.ledgerKey(key).isEmpty());
    KeyId europe = directory.ledger(LedgerId.of("europe")).orElseThrow().keys().getFirst().id();
    assertEquals("europe", directory.ledgerKey(europe).orElseThrow().ledger().id().value());
  }

  @Test
  void aKeyIsJudgedAtAnInstantWithRevocationAboveValidity() {
    KeyEntry key =
        directory.participant(ParticipantId.of("spree-mode")).orElseThrow().keys().getFirst();

    assertEquals(KeyStatus.NOT_YET_VALID, key.statusAt(Instant.parse("2025-12-31T23:59:59Z")));
    assertEquals(KeyStatus.VALID, key.statusAt(Instant.parse("2026-01-01T00:00:00Z")));
    assertEquals(KeyStatus.VALID, key.statusAt(Instant.parse("2027-05-01T11:59:59Z")));
    assertEquals(KeyStatus.REVOKED, key.statusAt(Instant.parse("2027-05-01T12:00:00Z")));
    assertEquals(KeyStatus.REVOKED, key.statusAt(Instant.parse("2029-01-01T00:00:00Z")));
  }

  @Test
  void aKeyExpiresAtTheInstantItsValidityEnds() {
    KeyEntry key =
        directory.participant(ParticipantId.of("pacific-hotels")).orElseThrow().keys().getFirst();

    assertEquals(KeyStatus.EXPIRED, key.statusAt(Instant.parse("2028-01-01T00:00:00Z")));
  }

  @Test
  void aParticipantKnowsItsLocationsAndWhatItMay() {
    ParticipantEntry hotels =
        directory.participant(ParticipantId.of("pacific-hotels")).orElseThrow();

    assertEquals(
        "America/Los_Angeles",
        hotels.location(LocationId.of("san-diego")).orElseThrow().zone().getId());
    assertTrue(hotels.location(LocationId.of("berlin-mitte")).isEmpty());
    assertTrue(hotels.may(Permission.HISTORY));
    assertFalse(
        directory
            .participant(ParticipantId.of("spree-mode"))
            .orElseThrow()
            .may(Permission.HISTORY));
  }

  @Test
  void theProgrammeSaysWhatPointsBuy() {
    Programme programme = directory.programme();

    assertEquals(
        Optional.of(new PointsPerUnit(100_000_000)), programme.burnValue(CurrencyCode.of("EUR")));
    assertEquals(Optional.empty(), programme.burnValue(CurrencyCode.of("CZK")));
    assertEquals("1.100000", programme.earnRules().get(2).pointsPerUnit().toDecimal());
  }
}
