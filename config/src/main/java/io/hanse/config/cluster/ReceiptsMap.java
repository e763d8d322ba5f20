package io.hanse.config.cluster;

import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryAddedListener;
import com.hazelcast.query.Predicate;
import com.hazelcast.query.Predicates;
import io.hanse.config.shared.SeenMessages;
import io.hanse.config.shared.SharedReceipts;
import io.hanse.config.shared.Subscription;
import io.hanse.protocol.identity.LedgerId;
import io.vertx.core.Future;
import java.util.UUID;
import java.util.function.Consumer;

/** Groups of used message ids, each under a key that is never reused. */
final class ReceiptsMap implements SharedReceipts {
  private final IMap<String, StoredSeen> map;
  private final Calls calls;

  ReceiptsMap(IMap<String, StoredSeen> map, Calls calls) {
    this.map = map;
    this.calls = calls;
  }

  @Override
  public Future<Void> remember(SeenMessages messages) {
    return messages.messages().isEmpty()
        ? Future.succeededFuture()
        : calls.done(map.setAsync(UUID.randomUUID().toString(), new StoredSeen(messages)));
  }

  @Override
  public Future<Subscription> onElsewhere(LedgerId ledger, Consumer<SeenMessages> listener) {
    // Judged by the member that holds the group, so that nobody is sent what is his own.
    Predicate<String, StoredSeen> elsewhere =
        Predicates.notEqual(StoredSeen.LEDGER, ledger.value());
    EntryAddedListener<String, StoredSeen> added =
        event -> listener.accept(event.getValue().seen());
    return calls.blocking(
        () -> {
          UUID id = map.addEntryListener(added, elsewhere, true);
          map.values(elsewhere).forEach(group -> listener.accept(group.seen()));
          return () -> calls.blocking(() -> map.removeEntryListener(id)).mapEmpty();
        });
  }
}
