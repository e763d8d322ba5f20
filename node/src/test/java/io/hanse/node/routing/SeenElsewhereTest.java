package io.hanse.node.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hanse.config.shared.SeenMessage;
import io.hanse.config.shared.SharedReceipts;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SeenElsewhereTest {
  private static final LedgerId EUROPE = LedgerId.of("europe");

  /** As Hazelcast is when it was shut down: it throws instead of failing. */
  private static final class Stopped implements SharedReceipts {
    @Override
    public Future<Void> remember(Collection<SeenMessage> messages) {
      throw new IllegalStateException("not active");
    }

    @Override
    public Future<Optional<SeenMessage>> find(ParticipantId participant, MessageId id) {
      throw new IllegalStateException("not active");
    }

    @Override
    public Future<Map<MessageId, SeenMessage>> find(
        ParticipantId participant, Collection<MessageId> ids) {
      throw new IllegalStateException("not active");
    }
  }

  @Test
  void withoutSharedStateNothingConflicts() throws Exception {
    Vertx vertx = Vertx.vertx();
    SeenElsewhere seen = new SeenElsewhere(vertx, EUROPE, new Stopped());
    Map<MessageId, LedgerId> homes = Map.of(new MessageId(UUID.randomUUID()), EUROPE);

    Set<MessageId> conflicts =
        seen.conflicting(ParticipantId.of("fashion"), homes).await(10, TimeUnit.SECONDS);

    assertEquals(Set.of(), conflicts);
    seen.close().compose(closed -> vertx.close()).await(10, TimeUnit.SECONDS);
  }
}
