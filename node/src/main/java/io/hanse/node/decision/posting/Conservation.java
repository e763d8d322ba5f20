package io.hanse.node.decision.posting;

import io.hanse.node.decision.book.Account;
import io.hanse.node.decision.book.DebtChange;
import io.hanse.node.decision.book.Entry;
import io.hanse.node.decision.book.Lot;
import io.hanse.node.decision.book.LotChange;
import io.hanse.node.decision.book.MemberChange;
import java.util.HashMap;
import java.util.Map;

/**
 * The invariants of every message: its entries agree with its changes to lots, debts and the
 * member's figures. Because each message keeps them, the whole ledger does: an issuer's outstanding
 * points are its lots less its debts, and a member's figures are the sums of its lots and debts.
 */
public final class Conservation {
  private long available;
  private long held;
  private long debt;
  private final Map<String, Long> outstanding = new HashMap<>(4);

  private Conservation() {}

  /**
   * Checks one message's effects before they are applied.
   *
   * @param lots as they were before
   * @throws IllegalStateException when an invariant is broken: a bug
   */
  static void check(Effects effects, LotShelf lots) {
    new Conservation().compare(effects, lots);
  }

  private void compare(Effects effects, LotShelf lots) {
    for (Entry entry : effects.entries()) {
      add(entry.debit(), entry.points().value());
      add(entry.credit(), -entry.points().value());
    }
    MemberChange member = effects.member().orElse(null);
    require(-available == (member == null ? 0 : member.available()), "available", effects);
    require(-held == (member == null ? 0 : member.held()), "held", effects);
    require(debt == (member == null ? 0 : member.debt()), "debt", effects);
    subtractLots(effects, lots);
    subtractDebts(effects);
    require(available == 0 && held == 0 && debt == 0, "member is its lots and debts", effects);
    for (Long left : outstanding.values()) {
      require(left == 0, "outstanding is lots less debts", effects);
    }
  }

  private void add(Account account, long debit) {
    switch (account.kind()) {
      case MEMBER -> available += debit;
      case HELD -> held += debit;
      case DEBT -> debt += debit;
      case ISSUER -> outstanding.merge(account.ref(), debit, Long::sum);
    }
  }

  private void subtractLots(Effects effects, LotShelf lots) {
    for (Lot lot : effects.lotsIssued()) {
      require(!lots.has(lot.id()), "a lot is issued once", lot);
      subtract(lot, lot.remaining().value(), lot.held().value());
    }
    for (LotChange change : effects.lotChanges()) {
      subtract(lots.lot(change.lot()), change.remaining(), change.held());
    }
  }

  private void subtract(Lot lot, long remaining, long heldPoints) {
    available += remaining;
    held += heldPoints;
    outstanding.merge(lot.issuer().value(), -remaining - heldPoints, Long::sum);
  }

  private void subtractDebts(Effects effects) {
    for (DebtChange change : effects.debtChanges()) {
      debt -= change.change();
      outstanding.merge(change.issuer().value(), change.change(), Long::sum);
    }
  }

  /**
   * States an invariant.
   *
   * @throws IllegalStateException when it does not hold
   */
  public static void require(boolean holds, String invariant, Object where) {
    if (!holds) {
      throw new IllegalStateException("invariant broken: " + invariant + ": " + where);
    }
  }
}
