package io.hanse.config.cluster;

import com.hazelcast.map.IMap;
import com.hazelcast.projection.Projection;
import com.hazelcast.projection.Projections;
import com.hazelcast.query.Predicate;
import com.hazelcast.query.Predicates;
import io.hanse.config.shared.SharedPositions;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.obligation.Position;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Positions, keyed by ledger, window, lane, debtor, creditor and currency. */
final class PositionsMap implements SharedPositions {
  private static final Projection<Map.Entry<String, Ranked>, Object[]> KEY_AND_VERSION =
      Projections.multiAttribute("__key", "version");

  private final IMap<String, Ranked> map;
  private final IMap<String, Ranked> instructed;
  private final Calls calls;

  PositionsMap(IMap<String, Ranked> map, IMap<String, Ranked> instructed, Calls calls) {
    this.map = map;
    this.instructed = instructed;
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
  public Future<Integer> publishMissing(LedgerId ledger, Collection<Position> figures) {
    return calls
        .blocking(() -> missing(ledger, figures))
        .compose(missing -> publish(missing).map(missing.size()));
  }

  private List<Position> missing(LedgerId ledger, Collection<Position> figures) {
    Map<Object, Object> versions = new HashMap<>();
    map.project(KEY_AND_VERSION, Predicates.equal("ledger", ledger.value()))
        .forEach(entry -> versions.put(entry[0], entry[1]));
    return figures.stream()
        .filter(
            figure ->
                !(versions.get(StoredPosition.of(figure).key()) instanceof Long standing)
                    || standing < figure.version())
        .toList();
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
        .done(
            instructed.submitToKey(
                ledger.value(), new KeepHigher(StoredInstructed.of(ledger, upToWindow))))
        .compose(
            remembered ->
                calls.blocking(
                    () -> {
                      map.removeAll(those);
                      return map;
                    }))
        .mapEmpty();
  }

  @Override
  public Future<Long> droppedUpTo(LedgerId ledger) {
    return calls.of(
        instructed.getAsync(ledger.value()),
        stored -> stored == null ? Long.valueOf(0) : stored.rank());
  }
}
