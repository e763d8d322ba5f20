package io.hanse.adapter.importing;

import io.hanse.protocol.identity.CardNumber;
import java.util.Optional;

/** Whose card is whose: what the merchant calls a member, and the card. */
@FunctionalInterface
public interface Members {
  /** Knows nobody. */
  Members NONE = key -> Optional.empty();

  /** The card of the member with that key. */
  Optional<CardNumber> card(String key);
}
