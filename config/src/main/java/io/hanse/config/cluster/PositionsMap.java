package io.hanse.config.cluster;

import com.hazelcast.map.IMap;
import com.hazelcast.query.Predicate;
import com.hazelcast.query.Predicates;
import io.hanse.config.shared.SharedPositions;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.obligation.Position;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Positions under (ledger, window, lane, debtor, creditor, currency). */
final class PositionsMap implements SharedPositions {
  private final IMap<String, Ranked> map;
  private final Calls calls;

  PositionsMap(IMap<String, Ranked> map, Calls calls) {
    this.map = map;
    this.calls = calls;
  }

  @Override
  public Future<Void> publish(Collection<Position> positions) {
    return calls.each(positions, this::submit);
  }

  private CompletionStage<?> submit(Position position) {
    StoredPosition stored = StoredPosition.of(position);
    return map.submitToKey(stored.key(), new KeepHigher(stored));
  }

  @Override
  public Future<List<Position>> all() {
    return calls.blocking(() -> positions(map.values()));
  }

  @Override
  public Future<List<Position>> ofWindow(LedgerId ledger, long window) {
    Predicate<String, Ranked> those =
        Predicates.and(
            Predicates.equal("ledger", ledger.value()), Predicates.equal("window", window));
    return calls.blocking(() -> positions(map.values(those)));
  }

  private static List<Position> positions(Collection<Ranked> stored) {
    return stored.stream()
        .filter(StoredPosition.class::isInstance)
        .map(StoredPosition.class::cast)
        .map(StoredPosition::position)
        .toList();
  }

  @Override
  public Future<Void> drop(LedgerId ledger, long upToWindow) {
    Predicate<String, Ranked> those =
        Predicates.and(
            Predicates.equal("ledger", ledger.value()), Predicates.lessEqual("window", upToWindow));
    return calls
        .blocking(
            () -> {
              map.removeAll(those);
              return map;
            })
        .mapEmpty();
  }
}
