package io.hanse.node.reading;

import io.hanse.node.ledger.postgres.LedgerCodes;
import io.hanse.node.reading.PostedMessage.Movement;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.json.JsonWriter;
import io.hanse.protocol.outcome.Balance;
import java.util.List;
import java.util.Optional;

/** Writes a member's balance and entries as JSON. */
final class StatementJson {
  private StatementJson() {}

  static byte[] balance(CardNumber card, Balance balance, List<ExpiringPoints> expiring) {
    JsonWriter json =
        new JsonWriter()
            .startObject()
            .text("card", card)
            .points("available", balance.available())
            .points("held", balance.held())
            .points("debt", balance.debt())
            .name("expiring")
            .startArray();
    for (ExpiringPoints points : expiring) {
      json.startObject().time("at", points.at()).points("points", points.points()).endObject();
    }
    return json.endArray().endObject().octets();
  }

  /**
   * A page of entries.
   *
   * @param next where the next page begins, empty at the end
   */
  static byte[] entries(CardNumber card, List<PostedMessage> messages, Optional<EntryCursor> next) {
    JsonWriter json =
        new JsonWriter(4096).startObject().text("card", card).name("entries").startArray();
    messages.forEach(message -> write(json, message));
    json.endArray();
    next.ifPresent(cursor -> json.text("next", cursor.text()));
    return json.endObject().octets();
  }

  private static void write(JsonWriter json, PostedMessage message) {
    json.startObject().raw("outcome", message.outcome().getBytes()).name("movements").startArray();
    for (Movement movement : message.movements()) {
      json.startObject().text("kind", LedgerCodes.entry(movement.kind()).code());
      account(json, "debit", movement.debit(), movement.debitRef());
      account(json, "credit", movement.credit(), movement.creditRef());
      json.number("points", movement.points()).endObject();
    }
    json.endArray().endObject();
  }

  private static void account(JsonWriter json, String side, int kind, String account) {
    json.name(side)
        .startObject()
        .text("kind", LedgerCodes.account(kind).word())
        .text("account", account)
        .endObject();
  }
}
