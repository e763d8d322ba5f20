package io.hanse.node.decision;

import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.message.Purchase;
import io.hanse.protocol.outcome.Explanation;
import java.util.List;
import java.util.Optional;

/**
 * A message that the ledger has under a key. All but its content is looked at only where another
 * message refers to it.
 *
 * @param content what a retry must equal
 * @param card whom it concerns, where it concerns a member
 * @param refused whether it was refused for good
 * @param basket what was bought and earned: of an accrual that a reversal refers to, else empty
 */
public record StoredMessage(
    MessageKey key,
    ContentHash content,
    MessageKind kind,
    Optional<CardNumber> card,
    boolean refused,
    Optional<Basket> basket) {

  /** A message of which only the content matters: nothing in the batch refers to it. */
  public static StoredMessage seen(MessageKey key, ContentHash content, MessageKind kind) {
    return new StoredMessage(key, content, kind, Optional.empty(), false, Optional.empty());
  }

  /**
   * What an accrual's lines were and earned.
   *
   * @param purchase from the stored message
   * @param earned from the stored outcome
   */
  public record Basket(Purchase purchase, List<Explanation> earned) {
    public Basket {
      earned = List.copyOf(earned);
    }
  }
}
