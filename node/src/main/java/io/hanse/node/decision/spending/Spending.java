package io.hanse.node.decision.spending;

import io.hanse.node.decision.book.Consumption;
import io.hanse.node.decision.book.Lot;
import io.hanse.node.decision.charge.Charges;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.decision.posting.Posting;
import io.hanse.node.decision.posting.WorkingSet;
import io.hanse.protocol.amount.PointRate;
import io.hanse.protocol.amount.Points;
import java.util.Optional;

/** What a redemption or capture spends at its acceptor: consumptions, and what is owed for them. */
final class Spending {
  private final MessageKey redemption;
  private final Optional<PointRate> reimbursement;
  private final Charges charges;

  /**
   * What one message spends.
   *
   * @param charges takes what is owed for it
   */
  Spending(WorkingSet books, MessageKey redemption, Charges charges) {
    this.redemption = redemption;
    this.charges = charges;
    this.reimbursement = books.party(redemption.participant()).tariff().reimbursement();
  }

  void spend(Lot lot, Points points, Posting posting) {
    Optional<PointRate> viaPool = Charges.viaPool(lot, redemption.participant(), reimbursement);
    posting.consume(new Consumption(redemption, lot.id(), points, Points.ZERO, viaPool));
    charges.add(lot, redemption.participant(), viaPool, points.value());
  }
}
