package io.hanse.node.decision.posting;

import io.hanse.node.decision.book.Lot;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.protocol.identity.CardNumber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lots of a batch, found by id, by member and by the accrual they came from. */
final class LotShelf {
  private final Map<Long, Lot> byId = new HashMap<>();
  private final Map<CardNumber, List<Long>> byCard = new HashMap<>();
  private final Map<MessageKey, List<Long>> byOrigin = new HashMap<>();

  LotShelf(Collection<Lot> loaded) {
    loaded.forEach(this::put);
  }

  /** Adds a lot, or puts it in the place of what it was before. */
  void put(Lot lot) {
    if (byId.put(lot.id(), lot) == null) {
      byCard.computeIfAbsent(lot.card(), key -> new ArrayList<>(2)).add(lot.id());
      byOrigin.computeIfAbsent(lot.origin(), key -> new ArrayList<>(1)).add(lot.id());
    }
  }

  /**
   * A lot that must have been loaded.
   *
   * @throws IllegalStateException when it was not loaded
   */
  Lot lot(long id) {
    return LoadedState.required(byId.get(id), "lot", id);
  }

  boolean has(long id) {
    return byId.containsKey(id);
  }

  List<Lot> ofCard(CardNumber card) {
    return all(byCard.getOrDefault(card, List.of()));
  }

  List<Lot> ofOrigin(MessageKey accrual) {
    return all(byOrigin.getOrDefault(accrual, List.of()));
  }

  private List<Lot> all(List<Long> ids) {
    List<Lot> lots = new ArrayList<>(ids.size());
    for (Long id : ids) {
      lots.add(lot(id));
    }
    return lots;
  }
}
