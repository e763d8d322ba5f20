package io.hanse.node.reading;

import io.vertx.core.buffer.Buffer;
import java.util.List;

/**
 * One message that moved a member's points, with its double entries.
 *
 * @param at its place among the member's messages
 * @param outcome the outcome's stored octets, which explain the points
 * @param movements its entries in the order of writing, at least one
 */
record PostedMessage(EntryCursor at, Buffer outcome, List<Movement> movements) {
  PostedMessage {
    movements = List.copyOf(movements);
  }

  /**
   * One whole double entry.
   *
   * @param kind the reason, as the ledger numbers kinds
   * @param debit account kind, 1 issuer, 2 member, 3 held, 4 debt
   * @param credit account kind, as above
   * @param points more than zero
   */
  record Movement(
      int kind, int debit, String debitRef, int credit, String creditRef, long points) {}
}
