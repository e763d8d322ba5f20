package io.hanse.config.shared;

import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Which recent message ids are used, and where. Bounded in number and time. It lets one ledger
 * refuse an id that another has used; within a ledger the unique key in PostgreSQL decides.
 */
public interface SharedReceipts {
  /**
   * Remembers messages after their batch is committed; of two contents of an id either may stay.
   */
  Future<Void> remember(Collection<SeenMessage> messages);

  Future<Optional<SeenMessage>> find(ParticipantId participant, MessageId id);

  /** Those of the ids that are remembered, in one go. */
  Future<Map<MessageId, SeenMessage>> find(ParticipantId participant, Collection<MessageId> ids);
}
