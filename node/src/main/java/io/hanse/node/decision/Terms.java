package io.hanse.node.decision;

import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.ParticipantId;
import java.util.Map;

/**
 * The part of the network's directory that decisions depend on, in one version of it.
 *
 * @param ledger the ledger that decides
 * @param cardPrefix six digits under which it numbers new cards
 * @param parties every participant, the reserved ones excepted
 * @param programme rules of the network's points
 */
public record Terms(
    LedgerId ledger, int cardPrefix, Map<ParticipantId, Party> parties, Programme programme) {
  public Terms {
    parties = Map.copyOf(parties);
  }
}
