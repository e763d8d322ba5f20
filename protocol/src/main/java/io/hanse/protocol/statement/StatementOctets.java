package io.hanse.protocol.statement;

import io.hanse.protocol.json.JsonWriter;
import io.hanse.protocol.obligation.ObligationWriter;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.statement.Statement.Batch;
import io.hanse.protocol.statement.Statement.Conversion;
import io.hanse.protocol.statement.Statement.Entry;
import io.hanse.protocol.statement.Statement.Payment;
import io.hanse.protocol.statement.Statement.Total;
import java.util.List;
import java.util.function.BiConsumer;

/** How a statement is spelled: compact JSON in the order of its components, the signature last. */
final class StatementOctets {
  private StatementOctets() {}

  /** What is signed: everything but the signature. */
  static byte[] unsigned(Statement statement) {
    return start(statement).endObject().octets();
  }

  static byte[] complete(Statement statement) {
    return start(statement).text("signature", statement.signature()).endObject().octets();
  }

  private static JsonWriter start(Statement statement) {
    JsonWriter json = new JsonWriter(2000 + 2000 * statement.obligations().size());
    json.startObject()
        .text("format", Statement.FORMAT)
        .number("cycle", statement.cycle())
        .text("participant", statement.participant());
    list(json, "seals", statement.seals(), (to, seal) -> to.raw(seal.octets()));
    list(json, "batches", statement.batches(), StatementOctets::batch);
    list(json, "obligations", statement.obligations(), StatementOctets::entry);
    list(json, "totals", statement.totals(), StatementOctets::total);
    list(json, "conversions", statement.conversions(), StatementOctets::conversion);
    list(json, "instructions", statement.instructions(), StatementOctets::payment);
    return json.text("key", statement.key());
  }

  private static <T> void list(
      JsonWriter json, String name, List<T> values, BiConsumer<JsonWriter, T> each) {
    json.name(name).startArray();
    values.forEach(value -> each.accept(json, value));
    json.endArray();
  }

  private static void path(JsonWriter json, String name, List<Sha256> path) {
    list(json, name, path, (to, sibling) -> to.text(sibling.hex()));
  }

  private static void batch(JsonWriter json, Batch batch) {
    json.startObject().number("seal", batch.seal()).number("index", batch.index());
    path(json, "path", batch.path());
    json.raw("header", batch.header().octets()).endObject();
  }

  private static void entry(JsonWriter json, Entry entry) {
    json.startObject().number("batch", entry.batch()).number("index", entry.index());
    path(json, "path", entry.path());
    json.text("messageSha256", entry.messageDigest())
        .text("outcomeSha256", entry.outcomeDigest())
        .number("position", entry.position())
        .number("count", entry.count());
    path(json, "obligationPath", entry.obligationPath());
    json.raw("obligation", ObligationWriter.octets(entry.obligation())).endObject();
  }

  private static void total(JsonWriter json, Total total) {
    json.startObject()
        .money("receivable", total.receivable())
        .money("payable", total.payable())
        .money("net", total.net())
        .endObject();
  }

  private static void conversion(JsonWriter json, Conversion conversion) {
    json.startObject()
        .money("amount", conversion.amount())
        .money("converted", conversion.converted())
        .text("rate", conversion.rate())
        .text("rateDate", conversion.rateDate())
        .text("source", conversion.source())
        .endObject();
  }

  private static void payment(JsonWriter json, Payment payment) {
    json.startObject()
        .text("endToEndId", payment.endToEndId())
        .text("payer", payment.payer())
        .text("payee", payment.payee())
        .money("amount", payment.amount())
        .endObject();
  }
}
