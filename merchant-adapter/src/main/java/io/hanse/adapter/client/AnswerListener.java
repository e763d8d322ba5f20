package io.hanse.adapter.client;

import io.hanse.adapter.outbox.MessageState;
import io.hanse.protocol.identity.MessageId;

/** Receives final answers. Called on an event loop: implementations must not block. */
@FunctionalInterface
public interface AnswerListener {
  /** Called when a message has its final answer, which is on disk already. */
  void answered(MessageId id, MessageState.Answer answer);

  /**
   * Called when nothing can be sent at the moment.
   *
   * @param reason for a person to read
   */
  default void delayed(String reason) {}
}
