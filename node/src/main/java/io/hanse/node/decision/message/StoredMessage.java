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
 * @param content the hash that a retry must have
 * @param original its kind and basket, where another message of the batch refers to it; else empty
 */
public record StoredMessage(MessageKey key, ContentHash content, Optional<Original> original) {

  /** A message that nothing in the batch refers to. */
  public static StoredMessage seen(MessageKey key, ContentHash content) {
    return new StoredMessage(key, content, Optional.empty());
  }

  /**
   * A stored message as another one refers to it.
   *
   * @param card the member that it concerns, if any
   * @param refused whether it was refused finally
   * @param basket the purchase and its points, of an accrual that was not refused
   */
  public record Original(
      MessageKind kind, Optional<CardNumber> card, boolean refused, Optional<Basket> basket) {}

  /**
   * The lines of an accrual and what they earned.
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
