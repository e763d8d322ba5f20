package io.hanse.config.cluster;

import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryAddedListener;
import io.hanse.config.shared.SealNotice;
import io.hanse.config.shared.SealPublication;
import io.hanse.config.shared.SharedSeals;
import io.hanse.config.shared.Subscription;
import io.hanse.protocol.identity.LedgerId;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seals, keyed by {@code ledger/window}. */
final class SealsMap implements SharedSeals {
  private static final Logger LOG = LoggerFactory.getLogger(SealsMap.class);

  private final IMap<String, byte[]> map;
  private final Calls calls;

  SealsMap(IMap<String, byte[]> map, Calls calls) {
    this.map = map;
    this.calls = calls;
  }

  @Override
  public Future<SealPublication> publish(SealNotice seal) {
    String key = key(seal.ledger(), seal.window());
    return calls.of(
        map.submitToKey(key, new WriteOnce(seal.octets())),
        existing -> publication(seal, existing));
  }

  private static SealPublication publication(SealNotice seal, byte @Nullable [] existing) {
    if (existing == null) {
      return new SealPublication.Published();
    }
    if (Arrays.equals(existing, seal.octets())) {
      return new SealPublication.AlreadyThere();
    }
    LOG.atError()
        .addKeyValue("ledger", seal.ledger())
        .addKeyValue("window", seal.window())
        .log("a different seal is there for this window");
    return new SealPublication.Conflicting(new SealNotice(seal.ledger(), seal.window(), existing));
  }

  @Override
  public Future<Optional<SealNotice>> find(LedgerId ledger, long window) {
    return calls.of(
        map.getAsync(key(ledger, window)),
        octets -> Optional.ofNullable(octets).map(found -> new SealNotice(ledger, window, found)));
  }

  @Override
  public Future<List<SealNotice>> all() {
    return calls.blocking(
        () ->
            map.entrySet().stream()
                .map(entry -> notice(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(SealNotice::ledger).thenComparing(SealNotice::window))
                .toList());
  }

  @Override
  public Future<Void> drop(LedgerId ledger, long upToWindow) {
    return calls
        .blocking(
            () ->
                map.keySet().stream()
                    .filter(key -> ledgerOf(key).equals(ledger) && windowOf(key) <= upToWindow)
                    .toList())
        .compose(keys -> calls.each(keys, map::deleteAsync));
  }

  @Override
  public Future<Subscription> onSeal(Consumer<SealNotice> listener) {
    Consumer<SealNotice> target = calls.onContext(listener);
    EntryAddedListener<String, byte[]> added =
        event -> target.accept(notice(event.getKey(), event.getValue()));
    return calls.blocking(
        () -> {
          UUID id = map.addEntryListener(added, true);
          return () -> calls.blocking(() -> map.removeEntryListener(id)).mapEmpty();
        });
  }

  private static String key(LedgerId ledger, long window) {
    return ledger + "/" + window;
  }

  private static SealNotice notice(String key, byte[] octets) {
    return new SealNotice(ledgerOf(key), windowOf(key), octets);
  }

  private static LedgerId ledgerOf(String key) {
    return LedgerId.of(key.substring(0, key.indexOf('/')));
  }

  private static long windowOf(String key) {
    return Long.parseLong(key.substring(key.indexOf('/') + 1));
  }
}
