package io.hanse.node.sweep;

import io.hanse.node.decision.message.ContentHash;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.decision.message.Submission;
import io.hanse.node.ledger.intake.Delivery;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.identity.ReservedParticipants;
import io.hanse.protocol.json.JsonWriter;
import io.hanse.protocol.message.MessageKind;
import io.hanse.protocol.octets.Sha256;
import java.util.UUID;

/**
 * The ledger's own findings in the form of messages, so that they are posted, proved and kept like
 * any other. What they say depends on the finding alone, never on when or by whom it was found.
 */
final class OwnEvents {
  private final LedgerId ledger;

  OwnEvents(LedgerId ledger) {
    this.ledger = ledger;
  }

  /** The time of an authorization is over. */
  Delivery holdLapse(MessageKey hold, CardNumber card) {
    MessageKey key = key(EventIds.of(ledger, "hold.lapse", hold.participant(), hold.id()));
    byte[] octets =
        start(key, MessageKind.HOLD_LAPSE)
            .name("hold")
            .startObject()
            .text("participant", hold.participant())
            .text("id", hold.id())
            .endObject()
            .text("card", card)
            .endObject()
            .octets();
    return new Delivery.Own(octets, new Submission.HoldLapse(key, content(octets), hold, card));
  }

  /**
   * Lots of a member have expired.
   *
   * @param version of the member's figures when that was found: afterwards it may happen again
   */
  Delivery lotExpiry(CardNumber card, long version) {
    MessageKey key = key(EventIds.of(ledger, "lot.expiry", card, version));
    byte[] octets =
        start(key, MessageKind.LOT_EXPIRY)
            .text("card", card)
            .number("version", version)
            .endObject()
            .octets();
    return new Delivery.Own(octets, new Submission.LotExpiry(key, content(octets), card));
  }

  /** What rounding left over until the seal of a window; negative where the creditor owes it. */
  Delivery rounding(UUID id, long window, ParticipantId debtor, ParticipantId creditor, Money due) {
    MessageKey key = key(id);
    byte[] octets =
        start(key, MessageKind.ROUNDING)
            .number("window", window)
            .text("debtor", debtor)
            .text("creditor", creditor)
            .money("due", due)
            .endObject()
            .octets();
    return new Delivery.Own(
        octets, new Submission.RoundingDue(key, content(octets), debtor, creditor, due));
  }

  private static MessageKey key(UUID id) {
    return new MessageKey(ReservedParticipants.OPERATOR, new MessageId(id));
  }

  private static ContentHash content(byte[] octets) {
    return ContentHash.of(Sha256.of(octets).octets());
  }

  private JsonWriter start(MessageKey key, MessageKind kind) {
    return new JsonWriter()
        .startObject()
        .text("type", kind.wire())
        .text("id", key.id())
        .text("participant", key.participant())
        .text("ledger", ledger);
  }
}
