package io.hanse.node.page;

import io.hanse.config.directory.ParticipantEntry;
import io.hanse.config.shared.CycleNotice;
import io.hanse.config.shared.ServerNotice;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.json.JsonWriter;
import io.hanse.protocol.obligation.Position;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the page shows at one moment.
 *
 * @param ledger the ledger of the node that answers
 * @param pace what the network posted in the last second
 * @param nodes the nodes at work
 * @param participants everybody in the directory
 * @param positions of windows that no closed cycle holds
 * @param cycles the last ones, newest first
 */
record NetworkState(
    LedgerId ledger,
    Pulse pace,
    List<ServerNotice> nodes,
    List<ParticipantEntry> participants,
    List<Position> positions,
    List<CycleNotice> cycles) {

  /** Who owes whom in which currency, over all ledgers and lanes. */
  private record Pair(String debtor, String creditor, CurrencyCode currency)
      implements Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
      int byDebtor = debtor.compareTo(other.debtor);
      int byCreditor = byDebtor != 0 ? byDebtor : creditor.compareTo(other.creditor);
      return byCreditor != 0 ? byCreditor : currency.compareTo(other.currency);
    }
  }

  /** A sum of one pair. */
  private record Owed(long minorUnits, long count) {
    Owed plus(Owed other) {
      return new Owed(Math.addExact(minorUnits, other.minorUnits), count + other.count);
    }
  }

  byte[] json() {
    JsonWriter json = new JsonWriter(4096).startObject().text("ledger", ledger);
    json.name("rates").startObject();
    json.number("accruals", pace.accruals()).number("redemptions", pace.redemptions()).endObject();
    writeNodes(json);
    writeParticipants(json);
    writePositions(json);
    writeCycles(json);
    return json.endObject().octets();
  }

  private void writeNodes(JsonWriter json) {
    json.name("nodes").startArray();
    for (ServerNotice node : nodes) {
      String home = node.ledger().map(LedgerId::value).orElse("");
      json.startObject().text("name", node.name()).text("ledger", home).endObject();
    }
    json.endArray();
  }

  private void writeParticipants(JsonWriter json) {
    json.name("participants").startArray();
    for (ParticipantEntry one : participants) {
      json.startObject()
          .text("id", one.id())
          .text("name", one.name())
          .text("sector", one.sector())
          .text("country", one.country())
          .text("currency", one.tariff().settlementCurrency())
          .endObject();
    }
    json.endArray();
  }

  private void writePositions(JsonWriter json) {
    SortedMap<Pair, Owed> sums = new TreeMap<>();
    for (Position one : positions) {
      CurrencyCode currency = one.amount().currency();
      Pair pair = new Pair(one.debtor().value(), one.creditor().value(), currency);
      sums.merge(pair, new Owed(one.amount().minorUnits(), one.count()), Owed::plus);
    }
    json.name("positions").startArray();
    sums.forEach((pair, owed) -> writePosition(json, pair, owed));
    json.endArray();
  }

  private static void writePosition(JsonWriter json, Pair pair, Owed owed) {
    if (owed.minorUnits == 0) {
      return;
    }
    json.startObject()
        .text("debtor", pair.debtor)
        .text("creditor", pair.creditor)
        .text("currency", pair.currency)
        .text("amount", Money.of(pair.currency, owed.minorUnits).toDecimal())
        .number("count", owed.count)
        .endObject();
  }

  private void writeCycles(JsonWriter json) {
    json.name("cycles").startArray();
    for (CycleNotice cycle : cycles) {
      json.startObject()
          .number("cycle", cycle.cycle())
          .text("state", cycle.phase())
          .time("at", cycle.changedAt());
      writeFigures(json, cycle);
      json.endObject();
    }
    json.endArray();
  }

  private static void writeFigures(JsonWriter json, CycleNotice cycle) {
    json.name("figures").startArray();
    for (Money gross : cycle.gross()) {
      Money net = in(gross.currency(), cycle.net());
      json.startObject()
          .text("currency", gross.currency())
          .text("gross", gross.toDecimal())
          .text("net", net.toDecimal())
          .text("saving", gross.minus(net).toDecimal())
          .endObject();
    }
    json.endArray();
  }

  private static Money in(CurrencyCode currency, List<Money> amounts) {
    return amounts.stream()
        .filter(amount -> amount.currency().equals(currency))
        .findFirst()
        .orElse(Money.zero(currency));
  }
}
