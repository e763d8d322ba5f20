package io.hanse.config.shared;

import io.hanse.protocol.identity.LedgerId;
import java.util.List;

/**
 * Messages that have their effect on one ledger.
 *
 * @param ledger where the effect is
 * @param messages each once
 */
public record SeenMessages(LedgerId ledger, List<SeenMessage> messages) {
  /** Copies the list. */
  public SeenMessages {
    messages = List.copyOf(messages);
  }
}
