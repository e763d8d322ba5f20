package io.hanse.node.ledger;

import io.hanse.protocol.identity.CardNumber;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Many members at once, without enrolling each. */
public final class TestMembers {
  private TestMembers() {}

  /** Puts members into a ledger by their cards alone. */
  public static Future<List<CardNumber>> enrol(TestLedger ledger, int count) {
    List<CardNumber> cards = cards(count);
    StringJoiner values = new StringJoiner("), (", "INSERT INTO member (card) VALUES (", ")");
    cards.forEach(card -> values.add(card.toString()));
    return ledger.query(values.toString()).map(cards);
  }

  private static List<CardNumber> cards(int count) {
    List<CardNumber> cards = new ArrayList<>();
    for (int account = 0; account < count; account++) {
      cards.add(CardNumber.of(990100, 500_000_000 + account));
    }
    return cards;
  }
}
