package io.hanse.config.cluster;

import com.hazelcast.map.IMap;
import com.hazelcast.query.Predicate;
import com.hazelcast.query.Predicates;
import io.hanse.config.shared.CycleNotice;
import io.hanse.config.shared.SharedCycles;
import io.vertx.core.Future;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Cycles, keyed by their number. */
final class CyclesMap implements SharedCycles {
  private final IMap<String, Ranked> map;
  private final Calls calls;

  CyclesMap(IMap<String, Ranked> map, Calls calls) {
    this.map = map;
    this.calls = calls;
  }

  @Override
  public Future<Boolean> show(CycleNotice notice) {
    return calls.of(
        map.submitToKey(key(notice.cycle()), new KeepHigher(StoredCycle.of(notice))),
        newer -> newer == null);
  }

  @Override
  public Future<Optional<CycleNotice>> find(long cycle) {
    return calls.of(
        map.getAsync(key(cycle)),
        stored ->
            stored instanceof StoredCycle found
                ? Optional.of(found.notice())
                : Optional.<CycleNotice>empty());
  }

  @Override
  public Future<List<CycleNotice>> last(int most) {
    return calls.blocking(
        () ->
            map.values().stream()
                .filter(StoredCycle.class::isInstance)
                .map(StoredCycle.class::cast)
                .sorted(Comparator.comparing(StoredCycle::cycle).reversed())
                .limit(most)
                .map(StoredCycle::notice)
                .toList());
  }

  @Override
  public Future<Void> dropBelow(long cycle) {
    Predicate<String, Ranked> those = Predicates.lessThan("cycle", cycle);
    return calls
        .blocking(
            () -> {
              map.removeAll(those);
              return map;
            })
        .mapEmpty();
  }

  private static String key(long cycle) {
    return Long.toString(cycle);
  }
}
