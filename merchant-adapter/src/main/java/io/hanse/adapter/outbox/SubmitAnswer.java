package io.hanse.adapter.outbox;

import io.hanse.protocol.identity.MessageId;

/** What the outbox did with a message that was handed to it. */
public sealed interface SubmitAnswer {
  MessageId id();

  /** It is on disk and will be sent; {@code repeated} when it had been there before. */
  record Stored(MessageId id, boolean repeated) implements SubmitAnswer {}

  /** It had been handed in and answered before. */
  record Answered(MessageId id, MessageState.Answer answer) implements SubmitAnswer {}

  /**
   * Its id was used for other content that waits, was applied or is recorded as refused; nothing
   * was stored. A changed message needs a new id.
   */
  record Conflict(MessageId id) implements SubmitAnswer {}
}
