package io.hanse.protocol.message;

import io.hanse.protocol.identity.CardNumber;
import java.util.Optional;

/**
 * Whom a message concerns.
 *
 * @param card the member's card
 * @param presence proof that the member is there (a wallet code or a PIN block), 1 to 128 printable
 *     ASCII characters without blanks; carried, not yet judged
 */
public record Member(CardNumber card, Optional<String> presence) {
  public static Member of(CardNumber card) {
    return new Member(card, Optional.empty());
  }
}
