package io.hanse.standalone.demo;

import io.hanse.adapter.client.HanseClient;
import io.hanse.adapter.draft.StableIds;
import io.hanse.adapter.importing.Members;
import io.hanse.adapter.outbox.MessageState;
import io.hanse.adapter.outbox.OutboxEntry;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.receipt.Receipt;
import io.hanse.protocol.receipt.ReceiptReader;
import io.hanse.protocol.rejection.Result;
import io.hanse.standalone.network.NetworkPlan;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * The members of real files, invented from customer numbers and row numbers: no record links a
 * person across companies. Which ledger is a member's home, and which guest of a hotel is also a
 * customer of the shop, follows from the seed and the member's key alone.
 */
final class InventedMembers {
  private static final int SHARED_PERCENT = 15;

  private final long seed;
  private final TreeSet<String> keys = new TreeSet<>();

  InventedMembers(long seed) {
    this.seed = seed;
  }

  /** The home of a member that is about to be enrolled. */
  synchronized LedgerId homeOf(String key) {
    keys.add(key);
    return chance("home", key).nextBoolean() ? NetworkPlan.EUROPE : NetworkPlan.AMERICAS;
  }

  /** The cards of all members that were enrolled through a client, by key. */
  Future<Map<String, CardNumber>> cards(HanseClient client) {
    StableIds ids = new StableIds(client.participant());
    List<String> asked;
    synchronized (this) {
      asked = List.copyOf(keys);
    }
    List<Future<Optional<OutboxEntry>>> entries = new ArrayList<>();
    asked.forEach(key -> entries.add(client.find(ids.ofEnrolment(key))));
    return Future.all(entries)
        .map(
            all -> {
              Map<String, CardNumber> cards = new LinkedHashMap<>();
              for (int i = 0; i < asked.size(); i++) {
                String key = asked.get(i);
                Optional<OutboxEntry> entry = all.resultAt(i);
                entry.flatMap(InventedMembers::card).ifPresent(card -> cards.put(key, card));
              }
              return cards;
            });
  }

  private static Optional<CardNumber> card(OutboxEntry entry) {
    return entry.state() instanceof MessageState.Applied applied
            && ReceiptReader.read(applied.octets().toArray())
                instanceof Result.Accepted<Receipt> read
            && read.value().outcome() instanceof Outcome.Enrolled enrolled
        ? Optional.of(enrolled.card())
        : Optional.empty();
  }

  /** Maps a share of the keys to cards of existing members. */
  Members sharing(List<CardNumber> cards) {
    return key -> {
      SplittableRandom chance = chance("shared", key);
      return !cards.isEmpty() && chance.nextInt(100) < SHARED_PERCENT
          ? Optional.of(cards.get(chance.nextInt(cards.size())))
          : Optional.empty();
    };
  }

  private SplittableRandom chance(String what, String key) {
    return new SplittableRandom(seed * 31 + what.hashCode() * 1_000_003L + key.hashCode());
  }
}
