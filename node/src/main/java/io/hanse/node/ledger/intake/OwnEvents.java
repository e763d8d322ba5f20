package io.hanse.node.ledger.intake;

import io.hanse.node.decision.Due;
import io.hanse.node.decision.message.ContentHash;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.decision.message.Submission;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.identity.ReservedParticipants;
import io.hanse.protocol.json.JsonWriter;
import io.hanse.protocol.message.MessageKind;
import io.hanse.protocol.octets.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Writes the ledger's own findings as messages, which are posted, proved and kept like any other.
 * Their content depends on the finding alone, not on when or where it was found.
 */
public final class OwnEvents {
  private final LedgerId ledger;

  public OwnEvents(LedgerId ledger) {
    this.ledger = ledger;
  }

  /** A hold is past its end. */
  public Delivery holdLapse(MessageKey hold, CardNumber card) {
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
   * Lots of a member are past their end.
   *
   * @param version of the member's figures at the finding; a later finding has another id
   */
  public Delivery lotExpiry(CardNumber card, long version) {
    MessageKey key = key(EventIds.of(ledger, "lot.expiry", card, version));
    byte[] octets =
        start(key, MessageKind.LOT_EXPIRY)
            .text("card", card)
            .number("version", version)
            .endObject()
            .octets();
    return new Delivery.Own(octets, new Submission.LotExpiry(key, content(octets), card));
  }

  /**
   * A member owes points despite a balance. No message leaves a member like that, so it happens
   * once at most to each.
   */
  public Delivery debtRepayment(CardNumber card) {
    MessageKey key = key(EventIds.of(ledger, "debt.repayment", card));
    byte[] octets = start(key, MessageKind.DEBT_REPAYMENT).text("card", card).endObject().octets();
    return new Delivery.Own(octets, new Submission.DebtRepayment(key, content(octets), card));
  }

  /** What is due to members before their messages, in the order given. */
  public List<Delivery> due(List<Due> due) {
    List<Delivery> events = new ArrayList<>(due.size());
    for (Due one : due) {
      events.add(
          switch (one) {
            case Due.Lapse lapse -> holdLapse(lapse.hold(), lapse.card());
            case Due.Repayment repayment -> debtRepayment(repayment.card());
          });
    }
    return events;
  }

  /** Residues of rounding add up to minor units at a seal; negative where the creditor owes. */
  public Delivery rounding(
      UUID id, long window, ParticipantId debtor, ParticipantId creditor, Money due) {
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
