package io.hanse.node.decision.message;

import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.message.MessageKind;
import io.hanse.protocol.message.Purchase;
import io.hanse.protocol.outcome.Explanation;
import java.util.List;
import java.util.Optional;

/**
 * A message that the ledger has under a key.
 *
 * @param content what a retry must equal
 * @param original what it was, where another message of the batch refers to it; else empty
 */
public record StoredMessage(MessageKey key, ContentHash content, Optional<Original> original) {

  /** A message that nothing in the batch refers to. */
  public static StoredMessage seen(MessageKey key, ContentHash content) {
    return new StoredMessage(key, content, Optional.empty());
  }

  /**
   * What a message was, to one that refers to it.
   *
   * @param card whom it concerns, where it concerns a member
   * @param refused whether it was refused for good
   * @param basket what was bought and earned, where it is an accrual that was not refused
   */
  public record Original(
      MessageKind kind, Optional<CardNumber> card, boolean refused, Optional<Basket> basket) {}

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
