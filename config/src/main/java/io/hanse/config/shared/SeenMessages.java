package io.hanse.config.shared;

import io.hanse.protocol.identity.LedgerId;
import java.util.List;

/**
 * Messages that are posted on one ledger.
 *
 * @param ledger the ledger that has posted them
 * @param messages each once
 */
public record SeenMessages(LedgerId ledger, List<SeenMessage> messages) {
  /** Copies the list. */
  public SeenMessages {
    messages = List.copyOf(messages);
  }
}
