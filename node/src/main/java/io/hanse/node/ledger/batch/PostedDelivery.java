package io.hanse.node.ledger.batch;

import io.hanse.node.decision.Decision;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.decision.posting.Effects;
import io.hanse.node.ledger.intake.Delivery;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.obligation.Obligation;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.outcome.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * A recorded message of a batch, with everything that its receipt proves. The octets are shared:
 * not to be changed.
 *
 * @param delivery the message
 * @param decision its outcome and effects
 * @param outcome the outcome's octets
 * @param salt of the outcome in the leaf
 * @param obligations numbered, in the order of the decision
 * @param obligationOctets their octets, in the same order
 * @param obligationsRoot Merkle root over those octets
 * @param leaf the message's leaf in its batch
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record PostedDelivery(
    Delivery delivery,
    Decision.Posted decision,
    byte[] outcome,
    byte[] salt,
    List<Obligation> obligations,
    List<byte[]> obligationOctets,
    Sha256 obligationsRoot,
    Sha256 leaf) {
  public MessageKey key() {
    return delivery.key();
  }

  public Effects effects() {
    return decision.effects();
  }

  public boolean isRefused() {
    return decision.outcome() instanceof Outcome.Refused;
  }

  /** The member that it concerns, if any. */
  public Optional<CardNumber> card() {
    return OutcomeCard.of(decision.outcome());
  }
}
