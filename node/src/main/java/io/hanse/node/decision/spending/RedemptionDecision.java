package io.hanse.node.decision.spending;

import io.hanse.node.decision.book.EntryKind;
import io.hanse.node.decision.book.Hold;
import io.hanse.node.decision.book.Limits;
import io.hanse.node.decision.book.Lot;
import io.hanse.node.decision.book.MemberAccount;
import io.hanse.node.decision.charge.Charges;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.decision.posting.Posting;
import io.hanse.node.decision.posting.Ruling;
import io.hanse.node.decision.posting.WorkingSet;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.message.Message.BurnRequest;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.rejection.Left;
import io.hanse.protocol.rejection.RejectionCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Points exchanged for value, in one step or held for a later capture. */
public final class RedemptionDecision {
  private final WorkingSet books;
  private final Outcome.Posted posted;
  private final MemberAccount member;

  private RedemptionDecision(WorkingSet books, Outcome.Posted posted, CardNumber card) {
    this.books = books;
    this.posted = posted;
    this.member = books.member(card);
  }

  /** What is burned: of which lots, and what it is worth at the till. */
  private record Burn(Points points, Money value, List<Hold.Slice> slices) {}

  public static Ruling redeem(
      WorkingSet books, Message.Redemption redemption, Outcome.Posted posted) {
    RedemptionDecision decision = new RedemptionDecision(books, posted, redemption.card());
    return decision.burn(redemption.burn(), decision::spend);
  }

  public static Ruling authorize(
      WorkingSet books, Message.Authorization authorization, Outcome.Posted posted) {
    RedemptionDecision decision = new RedemptionDecision(books, posted, authorization.card());
    Instant expiresAt = books.now().plusSeconds(authorization.expiresInSeconds());
    return decision.burn(authorization.burn(), burn -> decision.hold(burn, expiresAt));
  }

  private Ruling burn(BurnRequest request, Function<Burn, Ruling> use) {
    Optional<BurnValue> burnValue = burnValue(request);
    if (burnValue.isEmpty()) {
      return Ruling.refuse(RejectionCode.UNSUPPORTED_CURRENCY);
    }
    long points =
        switch (request) {
          case BurnRequest.ByPoints by -> by.points().value();
          case BurnRequest.ByValue by -> burnValue.get().pointsFor(by.value().minorUnits());
        };
    Optional<Money> value =
        switch (request) {
          case BurnRequest.ByPoints by -> burnValue.get().valueOf(points);
          case BurnRequest.ByValue by -> Optional.of(by.value());
        };
    if (value.isPresent() && value.get().isZero()) {
      return Ruling.refuse(RejectionCode.WORTH_NOTHING);
    }
    List<Lot> lots = books.remainingLots(member.card());
    List<Hold.Slice> slices = LotSelection.select(lots, points, books.now());
    if (slices.isEmpty()) {
      return insufficient(LotSelection.spendable(lots, books.now()));
    }
    if (points > Limits.POINTS_PER_MESSAGE || value.isEmpty()) {
      return Ruling.refuse(RejectionCode.LIMIT_EXCEEDED);
    }
    return use.apply(new Burn(Points.of(points), value.get(), slices));
  }

  private static Ruling insufficient(Points spendable) {
    return Ruling.refuse(
        RejectionCode.INSUFFICIENT_BALANCE,
        "The member can spend " + spendable + " points.",
        new Left.OfPoints(spendable));
  }

  /** A value is worth what its own currency says; points, what the acceptor's says. */
  private Optional<BurnValue> burnValue(BurnRequest request) {
    return BurnValue.of(
        books.terms().directory().programme(),
        switch (request) {
          case BurnRequest.ByValue by -> by.value().currency();
          case BurnRequest.ByPoints by ->
              books.party(posted.participant()).tariff().settlementCurrency();
        });
  }

  private Ruling spend(Burn burn) {
    Posting posting = new Posting(member);
    Charges charges = new Charges();
    Spending spending =
        new Spending(books, new MessageKey(posted.participant(), posted.id()), charges);
    for (Hold.Slice slice : burn.slices()) {
      Lot lot = books.lot(slice.lot());
      posting.take(EntryKind.REDEMPTION, lot, slice.points().value());
      spending.spend(lot, slice.points(), posting);
    }
    posting.charge(charges.owed());
    return new Ruling.Applied(
        new Outcome.Redeemed(
            posted, member.card(), burn.points(), Points.ZERO, burn.value(), posting.balance()),
        posting.effects());
  }

  private Ruling hold(Burn burn, Instant expiresAt) {
    Posting posting = new Posting(member);
    for (Hold.Slice slice : burn.slices()) {
      posting.hold(books.lot(slice.lot()), slice.points().value());
    }
    posting.open(
        new Hold.Open(
            new MessageKey(posted.participant(), posted.id()),
            member.card(),
            burn.points(),
            burn.value(),
            expiresAt,
            burn.slices()));
    return new Ruling.Applied(
        new Outcome.Held(
            posted, member.card(), burn.points(), burn.value(), expiresAt, posting.balance()),
        posting.effects());
  }
}
