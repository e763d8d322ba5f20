package io.hanse.node.decision.charge;

import io.hanse.node.decision.book.Consumption;
import io.hanse.node.decision.book.Exact;
import io.hanse.node.decision.book.Lot;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.PointRate;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.identity.ReservedParticipants;
import io.hanse.protocol.obligation.ObligationKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The obligations between participants for the lots that one redemption spends or spent.
 *
 * <p>Slices are summed per pair and currency, and each sum is rounded once. Within a pair, lots of
 * different rates share the rounded sum by differences of the rounded running sum, so each
 * obligation has one rate and all of them add up to the rounded sum.
 */
public final class Charges {
  /** Obligations with the residues of their rounding. */
  public record Owed(List<ObligationDraft> obligations, List<Residue> residues) {}

  private record Pair(ParticipantId debtor, ParticipantId creditor, CurrencyCode currency) {
    Pair swapped() {
      return new Pair(/* debtor= */ creditor, /* creditor= */ debtor, currency);
    }
  }

  /** Points at one rate: all that were spent, how many had come back, how many come back now. */
  private static final class Spent {
    private long points;
    private long backBefore;
    private long backNow;
  }

  private final Map<Pair, TreeMap<Long, Spent>> pairs = new LinkedHashMap<>();

  /**
   * The acceptor's reimbursement, where the pool has to stand between it and the issuer.
   *
   * @param reimbursement the rate of the acceptor's tariff; empty where it takes the issuer's rate
   */
  public static Optional<PointRate> viaPool(
      Lot lot, ParticipantId acceptor, Optional<PointRate> reimbursement) {
    boolean direct =
        lot.issuer().equals(acceptor)
            || reimbursement.isEmpty()
            || reimbursement.get().equals(lot.funded());
    return direct ? Optional.empty() : reimbursement;
  }

  /** Adds points that are spent now. */
  public void add(Lot lot, ParticipantId acceptor, Optional<PointRate> viaPool, long points) {
    add(lot, acceptor, viaPool, points, 0, 0);
  }

  /** Adds points that were spent then, of which some came back and some come back now. */
  public void addBack(Lot lot, Consumption consumption, long backNow) {
    add(
        lot,
        consumption.redemption().participant(),
        consumption.viaPool(),
        consumption.points().value(),
        consumption.restored().value(),
        backNow);
  }

  private void add(
      Lot lot,
      ParticipantId acceptor,
      Optional<PointRate> viaPool,
      long points,
      long backBefore,
      long backNow) {
    ParticipantId issuer = lot.issuer();
    if (issuer.equals(acceptor)) {
      return;
    }
    if (viaPool.isEmpty()) {
      spent(issuer, acceptor, lot.funded(), points, backBefore, backNow);
    } else {
      ParticipantId pool = ReservedParticipants.POOL;
      spent(issuer, pool, lot.funded(), points, backBefore, backNow);
      spent(pool, acceptor, viaPool.get(), points, backBefore, backNow);
    }
  }

  private void spent(
      ParticipantId debtor,
      ParticipantId creditor,
      PointRate rate,
      long points,
      long backBefore,
      long backNow) {
    Spent spent =
        pairs
            .computeIfAbsent(new Pair(debtor, creditor, rate.currency()), key -> new TreeMap<>())
            .computeIfAbsent(rate.micros(), key -> new Spent());
    spent.points += points;
    spent.backBefore += backBefore;
    spent.backNow += backNow;
  }

  /** What is owed for all points. */
  public Owed owed() {
    List<ObligationDraft> obligations = new ArrayList<>();
    List<Residue> residues = new ArrayList<>();
    pairs.forEach(
        (pair, rates) -> {
          Rounding rounding = new Rounding(pair.currency());
          rates.forEach(
              (micros, spent) -> {
                long amount = rounding.next(micros, spent.points);
                if (amount > 0) {
                  obligations.add(
                      draft(pair, amount, ObligationKind.REDEMPTION, spent.points, micros));
                }
              });
          leave(pair, rounding.residue(), residues);
        });
    return new Owed(obligations, residues);
  }

  /** What is owed the other way for points that come back now. */
  public Owed owedBack() {
    List<ObligationDraft> obligations = new ArrayList<>();
    List<Residue> residues = new ArrayList<>();
    pairs.forEach(
        (pair, rates) -> {
          Rounding rounding = new Rounding(pair.currency());
          long residue = 0;
          for (Map.Entry<Long, Spent> rate : rates.entrySet()) {
            Spent spent = rate.getValue();
            long written = rounding.next(rate.getKey(), spent.points);
            long amount = back(written, spent);
            residue += amount * rounding.unit - rate.getKey() * spent.backNow;
            if (amount > 0) {
              obligations.add(
                  draft(
                      pair.swapped(),
                      amount,
                      ObligationKind.REDEMPTION_REVERSAL,
                      spent.backNow,
                      rate.getKey()));
            }
          }
          leave(pair, residue, residues);
        });
    return new Owed(obligations, residues);
  }

  /** Computed on the part that is back so far, so that parts add up to what was written. */
  private static long back(long written, Spent spent) {
    return Exact.halfEven(written, spent.backBefore + spent.backNow, spent.points)
        - Exact.halfEven(written, spent.backBefore, spent.points);
  }

  private static void leave(Pair pair, long micros, List<Residue> residues) {
    if (micros != 0) {
      residues.add(new Residue(pair.debtor(), pair.creditor(), pair.currency(), micros));
    }
  }

  private static ObligationDraft draft(
      Pair pair, long amount, ObligationKind kind, long points, long rateMicros) {
    return new ObligationDraft(
        pair.debtor(),
        pair.creditor(),
        Money.of(pair.currency(), amount),
        kind,
        Points.of(points),
        new PointRate(pair.currency(), rateMicros));
  }

  /** One pair's running exact sum and what of it is written in minor units. */
  private static final class Rounding {
    private final long unit;
    private long exactMicros;
    private long writtenMinor;

    Rounding(CurrencyCode currency) {
      unit = PointRate.microsOfMinorUnit(currency);
    }

    long next(long rateMicros, long points) {
      exactMicros = Math.addExact(exactMicros, Math.multiplyExact(rateMicros, points));
      long before = writtenMinor;
      writtenMinor = Exact.halfEven(exactMicros, 1, unit);
      return writtenMinor - before;
    }

    long residue() {
      return exactMicros - writtenMinor * unit;
    }
  }
}
