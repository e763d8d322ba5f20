package io.hanse.protocol.obligation;

import io.hanse.protocol.json.JsonWriter;

/** One obligation in, its octets out: compact JSON in a fixed order, the same octets every time. */
public final class ObligationWriter {
  private ObligationWriter() {}

  /**
   * The octets that a leaf's obligations root is over.
   *
   * @throws IllegalArgumentException when the rate is in another currency than the amount
   */
  public static byte[] octets(Obligation obligation) {
    if (!obligation.rate().currency().equals(obligation.amount().currency())) {
      throw new IllegalArgumentException("amount and rate are of one currency");
    }
    return new JsonWriter()
        .startObject()
        .text("ledger", obligation.ledger())
        .text("obligationId", obligation.obligationId())
        .text("sender", obligation.sender())
        .text("messageId", obligation.messageId())
        .text("debtor", obligation.debtor())
        .text("creditor", obligation.creditor())
        .money("amount", obligation.amount())
        .text("kind", obligation.kind().code())
        .points("points", obligation.points())
        .text("rate", obligation.rate().toDecimal())
        .time("occurredAt", obligation.occurredAt())
        .endObject()
        .octets();
  }
}
