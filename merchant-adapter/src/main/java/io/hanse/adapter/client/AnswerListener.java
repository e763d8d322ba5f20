package io.hanse.adapter.client;

import io.hanse.adapter.outbox.MessageState;
import io.hanse.protocol.identity.MessageId;

/** Is told what becomes of messages. Called on an event loop: it must not block. */
@FunctionalInterface
public interface AnswerListener {
  /** A message has its final answer, which is on disk already. */
  void answered(MessageId id, MessageState.Answer answer);

  /**
   * Nothing can be sent at the moment.
   *
   * @param reason for a person to read
   */
  default void delayed(String reason) {}
}
