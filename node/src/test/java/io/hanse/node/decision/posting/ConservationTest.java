package io.hanse.node.decision.posting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.node.decision.book.Account;
import io.hanse.node.decision.book.DebtChange;
import io.hanse.node.decision.book.Entry;
import io.hanse.node.decision.book.EntryKind;
import io.hanse.node.decision.book.Lot;
import io.hanse.node.decision.book.LotChange;
import io.hanse.node.decision.book.MemberChange;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.PointRate;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.identity.Unit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Effects that break an invariant stop the batch, each with the invariant's name. */
class ConservationTest {
  private static final CardNumber CARD = CardNumber.of(627_001, 1);
  private static final ParticipantId HOTEL = ParticipantId.of("hotel");
  private static final ParticipantId SHOP = ParticipantId.of("shop");
  private static final Account MEMBER = new Account(Account.Kind.MEMBER, CARD.toString());
  private static final Account HELD = new Account(Account.Kind.HELD, CARD.toString());
  private static final Account DEBT = new Account(Account.Kind.DEBT, CARD.toString());
  private static final Account ISSUER = new Account(Account.Kind.ISSUER, HOTEL.value());

  private final LotShelf lots = new LotShelf(List.of(lot(1, HOTEL, 10)));

  @Test
  void whatAddsUpPasses() {
    Conservation.check(accrual(lot(2, HOTEL, 5), 5), lots);
  }

  @Test
  void aMembersFiguresMoveByTheEntries() {
    assertBroken("available", accrual(lot(2, HOTEL, 5), 4));
    assertBroken(
        "held",
        effects(
            new MemberChange(CARD, -5, 4, 0),
            List.of(entry(EntryKind.HOLD, MEMBER, HELD)),
            List.of(),
            List.of(new LotChange(1, -5, 5, 0)),
            List.of()));
    assertBroken(
        "debt",
        effects(
            new MemberChange(CARD, 0, 0, 4),
            List.of(entry(EntryKind.CLAWBACK, DEBT, ISSUER)),
            List.of(),
            List.of(),
            List.of(debt(5))));
  }

  @Test
  void entriesWithoutAMembersFiguresAreNone() {
    assertBroken(
        "available",
        new Effects(
            Optional.empty(),
            Optional.empty(),
            List.of(entry(EntryKind.ACCRUAL, ISSUER, MEMBER)),
            List.of(lot(2, HOTEL, 5)),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of()));
  }

  @Test
  void aMemberIsItsLotsAndDebts() {
    assertBroken(
        "member is its lots and debts",
        effects(
            new MemberChange(CARD, 5, 0, 0),
            List.of(entry(EntryKind.ACCRUAL, ISSUER, MEMBER)),
            List.of(),
            List.of(),
            List.of()));
  }

  @Test
  void anIssuersOutstandingPointsAreItsLotsLessItsDebts() {
    assertBroken("outstanding is lots less debts", accrual(lot(2, SHOP, 5), 5));
  }

  @Test
  void aLotIsIssuedOnce() {
    assertBroken("a lot is issued once", accrual(lot(1, HOTEL, 5), 5));
  }

  @Test
  void noMoreIsInALotThanWasIssuedIntoIt() {
    assertThrows(IllegalStateException.class, () -> lot(3, 10, 4, 4, 3));
    assertEquals(10, lot(3, 10, 4, 3, 3).original().value());
  }

  private void assertBroken(String invariant, Effects effects) {
    String message =
        assertThrows(IllegalStateException.class, () -> Conservation.check(effects, lots))
            .getMessage();
    assertTrue(message.startsWith("invariant broken: " + invariant + ":"), message);
  }

  private static Effects accrual(Lot lot, long available) {
    return effects(
        new MemberChange(CARD, available, 0, 0),
        List.of(entry(EntryKind.ACCRUAL, ISSUER, MEMBER)),
        List.of(lot),
        List.of(),
        List.of());
  }

  private static Effects effects(
      MemberChange member,
      List<Entry> entries,
      List<Lot> issued,
      List<LotChange> changes,
      List<DebtChange> debts) {
    return new Effects(
        Optional.empty(),
        Optional.of(member),
        entries,
        issued,
        changes,
        Optional.empty(),
        Optional.empty(),
        debts,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static Entry entry(EntryKind kind, Account debit, Account credit) {
    return new Entry(kind, debit, credit, Unit.NETWORK_POINTS, Points.of(5), 1);
  }

  private static DebtChange debt(long change) {
    return new DebtChange(1, CARD, HOTEL, Instant.EPOCH, change);
  }

  private static Lot lot(long id, ParticipantId issuer, long points) {
    return new Lot(
        id,
        CARD,
        issuer,
        Unit.NETWORK_POINTS,
        Points.of(points),
        Points.of(points),
        Points.ZERO,
        Points.ZERO,
        new PointRate(CurrencyCode.of("EUR"), 8_000),
        Instant.EPOCH,
        Instant.MAX,
        new MessageKey(issuer, new MessageId(new UUID(0x7000L, Long.MIN_VALUE | id))),
        OptionalLong.empty());
  }

  private static Lot lot(long id, long original, long remaining, long held, long expired) {
    Lot whole = lot(id, HOTEL, original);
    return new Lot(
        id,
        CARD,
        HOTEL,
        whole.unit(),
        whole.original(),
        Points.of(remaining),
        Points.of(held),
        Points.of(expired),
        whole.funded(),
        whole.earnedAt(),
        whole.expiresAt(),
        whole.origin(),
        whole.parent());
  }
}
