package io.hanse.node.sealing;

import io.hanse.config.shared.SealNotice;
import io.hanse.config.shared.SealPublication;
import io.hanse.config.shared.SharedSeals;
import io.hanse.config.shared.Subscription;
import io.hanse.protocol.identity.LedgerId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Seals of one process. */
final class MemorySeals implements SharedSeals {
  private final Map<Long, SealNotice> seals = new ConcurrentHashMap<>();

  @Override
  public Future<SealPublication> publish(SealNotice seal) {
    SealNotice before = seals.putIfAbsent(seal.window(), seal);
    if (before == null) {
      return Future.succeededFuture(new SealPublication.Published());
    }
    return Future.succeededFuture(
        before.equals(seal)
            ? new SealPublication.AlreadyThere()
            : new SealPublication.Conflicting(before));
  }

  @Override
  public Future<Optional<SealNotice>> find(LedgerId ledger, long window) {
    return Future.succeededFuture(Optional.ofNullable(seals.get(window)));
  }

  @Override
  public Future<List<SealNotice>> all() {
    return Future.succeededFuture(List.copyOf(seals.values()));
  }

  @Override
  public Future<Void> drop(LedgerId ledger, long upToWindow) {
    seals.keySet().removeIf(window -> window <= upToWindow);
    return Future.succeededFuture();
  }

  @Override
  public Future<Subscription> onSeal(Consumer<SealNotice> listener) {
    return Future.succeededFuture(Future::succeededFuture);
  }
}
