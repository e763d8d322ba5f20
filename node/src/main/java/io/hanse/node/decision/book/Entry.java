package io.hanse.node.decision.book;

import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.Unit;

/**
 * One whole double entry.
 *
 * @param kind why
 * @param debit which account is debited
 * @param credit which account is credited, by the same
 * @param unit what is counted
 * @param points how many, more than zero
 * @param lot the lot whose points move, or which a debt is kept under
 */
public record Entry(
    EntryKind kind, Account debit, Account credit, Unit unit, Points points, long lot) {
  /** Checks that something moves, and elsewhere. */
  public Entry {
    if (!points.isPositive()) {
      throw new IllegalArgumentException("an entry moves points: " + kind);
    }
    if (debit.equals(credit)) {
      throw new IllegalArgumentException("an entry has two accounts: " + kind);
    }
  }
}
