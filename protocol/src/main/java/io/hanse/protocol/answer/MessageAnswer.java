package io.hanse.protocol.answer;

import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.rejection.Rejection;
import java.util.Optional;

/** What a node answered to one message, as its sender reads it. */
public sealed interface MessageAnswer {
  /** The message's id, where the node could read it. */
  Optional<MessageId> id();

  /** The receipt's octets, where there is one. They are text and kept as such. */
  Optional<String> receipt();

  /** The message has its effect. */
  record Applied(Optional<MessageId> id, Optional<String> receipt) implements MessageAnswer {}

  /** The message was refused; with a receipt the refusal is recorded and final. */
  record Refused(Optional<MessageId> id, Rejection rejection, Optional<String> receipt)
      implements MessageAnswer {}
}
