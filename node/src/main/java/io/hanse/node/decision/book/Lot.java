package io.hanse.node.decision.book;

import io.hanse.node.decision.message.MessageKey;
import io.hanse.protocol.amount.PointRate;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.identity.Unit;
import java.time.Instant;
import java.util.Comparator;
import java.util.OptionalLong;

/**
 * Points with one origin.
 *
 * @param id unique in the ledger; says nothing about age
 * @param card whose they are
 * @param issuer who owes their value
 * @param unit what they count
 * @param original how many were issued into this lot
 * @param remaining can be spent
 * @param held reserved by authorizations
 * @param expired lapsed and booked as breakage
 * @param funded what the issuer owes per point, frozen at posting
 * @param earnedAt when the accrual was posted
 * @param expiresAt from then on it can no longer be spent
 * @param origin the accrual
 * @param parent the accrual's first lot, where this one was made for points that came back after
 *     that one had lapsed
 */
public record Lot(
    long id,
    CardNumber card,
    ParticipantId issuer,
    Unit unit,
    Points original,
    Points remaining,
    Points held,
    Points expired,
    PointRate funded,
    Instant earnedAt,
    Instant expiresAt,
    MessageKey origin,
    OptionalLong parent) {

  /** Soonest expiring first, then oldest; the id only to have one order. */
  public static final Comparator<Lot> SPENDING_ORDER =
      Comparator.comparing(Lot::expiresAt).thenComparing(Lot::earnedAt).thenComparing(Lot::id);

  /**
   * Checks that no more is in the lot than was issued into it.
   *
   * @throws IllegalStateException when there is: a bug, or a damaged row
   */
  public Lot {
    if (remaining.value() + held.value() + expired.value() > original.value()) {
      throw new IllegalStateException("lot " + id + " holds more than was issued");
    }
  }

  /** The accrual's first lot, which a debt for that accrual is kept under. */
  public long root() {
    return parent.orElse(id);
  }

  public boolean hasLapsed(Instant now) {
    return !expiresAt.isAfter(now);
  }

  /**
   * This lot after a change.
   *
   * @throws ArithmeticException when a figure would be negative
   */
  public Lot after(LotChange change) {
    return new Lot(
        id,
        card,
        issuer,
        unit,
        original,
        Points.of(Math.addExact(remaining.value(), change.remaining())),
        Points.of(Math.addExact(held.value(), change.held())),
        Points.of(Math.addExact(expired.value(), change.expired())),
        funded,
        earnedAt,
        expiresAt,
        origin,
        parent);
  }
}
