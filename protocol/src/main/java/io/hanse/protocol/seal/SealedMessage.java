package io.hanse.protocol.seal;

import io.hanse.protocol.obligation.Obligation;
import io.hanse.protocol.obligation.ObligationWriter;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.proof.Leaf;
import java.util.List;

/**
 * One message of a sealed window, as far as clearing has to know it: what it made participants owe
 * each other, and the digests of the rest.
 *
 * @param message SHA-256 of the message's own octets
 * @param outcome the salted SHA-256 of its outcome
 * @param obligations in the order of their leaf's tree
 */
public record SealedMessage(Sha256 message, Sha256 outcome, List<Obligation> obligations) {
  public SealedMessage {
    obligations = List.copyOf(obligations);
  }

  /** Its leaf in the batch, from what stands here and nothing else. */
  public Sha256 leaf() {
    List<byte[]> octets = obligations.stream().map(ObligationWriter::octets).toList();
    return Leaf.of(message, outcome, Leaf.obligationsRoot(octets));
  }
}
