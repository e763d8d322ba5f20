package io.hanse.config.cluster;

import com.hazelcast.map.IMap;
import io.hanse.config.shared.SharedBalances;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.outcome.Balance;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Balances, keyed by the card's number. */
final class BalancesMap implements SharedBalances {
  private final IMap<Long, StoredBalance> map;
  private final Calls calls;

  BalancesMap(IMap<Long, StoredBalance> map, Calls calls) {
    this.map = map;
    this.calls = calls;
  }

  @Override
  public Future<Optional<Balance>> find(CardNumber card) {
    return calls.of(
        map.getAsync(card.number()),
        stored -> Optional.ofNullable(stored).flatMap(StoredBalance::balance));
  }

  @Override
  public Future<Void> offer(CardNumber card, Balance balance) {
    OfferBalance offer = new OfferBalance(StoredBalance.of(balance));
    return calls.done(map.submitToKey(card.number(), offer));
  }

  @Override
  public Future<Void> drop(Collection<CardNumber> cards) {
    Set<Long> keys = cards.stream().map(CardNumber::number).collect(Collectors.toSet());
    return keys.isEmpty()
        ? Future.succeededFuture()
        : calls.done(map.submitToKeys(keys, new DropBalance()));
  }
}
