package io.hanse.config.cluster;

import com.hazelcast.map.IMap;
import io.hanse.config.shared.SeenMessage;
import io.hanse.config.shared.SharedReceipts;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Used message ids under {@code participant/id}. */
final class ReceiptsMap implements SharedReceipts {
  private final IMap<String, StoredSeen> map;
  private final Calls calls;

  ReceiptsMap(IMap<String, StoredSeen> map, Calls calls) {
    this.map = map;
    this.calls = calls;
  }

  @Override
  public Future<Void> remember(Collection<SeenMessage> messages) {
    Map<String, StoredSeen> entries =
        messages.stream()
            .collect(
                Collectors.toMap(
                    message -> StoredSeen.key(message.participant(), message.id()),
                    StoredSeen::of,
                    (first, second) -> first));
    return entries.isEmpty() ? Future.succeededFuture() : calls.done(map.setAllAsync(entries));
  }

  @Override
  public Future<Optional<SeenMessage>> find(ParticipantId participant, MessageId id) {
    return calls.of(
        map.getAsync(StoredSeen.key(participant, id)),
        stored -> Optional.ofNullable(stored).map(seen -> seen.seen(participant, id)));
  }

  @Override
  public Future<Map<MessageId, SeenMessage>> find(
      ParticipantId participant, Collection<MessageId> ids) {
    Map<MessageId, SeenMessage> found = new ConcurrentHashMap<>();
    return calls.each(ids, id -> lookUp(participant, id, found)).map(done -> Map.copyOf(found));
  }

  private CompletionStage<?> lookUp(
      ParticipantId participant, MessageId id, Map<MessageId, SeenMessage> found) {
    return map.getAsync(StoredSeen.key(participant, id))
        .thenApplyAsync(
            stored -> {
              if (stored != null) {
                found.put(id, stored.seen(participant, id));
              }
              return found;
            },
            Runnable::run);
  }
}
