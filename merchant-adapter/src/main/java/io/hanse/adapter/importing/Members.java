package io.hanse.adapter.importing;

import io.hanse.protocol.identity.CardNumber;
import java.util.Optional;

/** Finds a card by the merchant's key for the member. */
@FunctionalInterface
public interface Members {
  /** Knows no member. */
  Members NONE = key -> Optional.empty();

  /** The card of the member with that key. */
  Optional<CardNumber> card(String key);
}
