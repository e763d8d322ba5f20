package io.hanse.clearing.checking;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.PointRate;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.obligation.Obligation;
import io.hanse.protocol.obligation.ObligationKind;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.statement.Statement;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** Writes rows of {@code obligation} in bulk, an array for each column, and reads them. */
final class ObligationSql {
  /** In the order in which {@link #tuple} adds them. */
  private static final String COLUMNS =
      """
      obligation_id, sender, message_id, debtor, creditor, currency, amount, kind, points,
      rate_currency, rate_micros, occurred_at, batch_place, leaf_index, leaf_path,
      message_digest, outcome_digest, place, siblings, obligation_path
      """;

  static final String INSERT =
      """
      INSERT INTO obligation (ledger, window_number, ordinal, %s)
      SELECT $1, $2, $3 + row_number() OVER () - 1, %s
      FROM unnest($4::text[], $5::text[], $6::uuid[], $7::text[], $8::text[], $9::text[],
                  $10::bigint[], $11::text[], $12::bigint[], $13::text[], $14::bigint[],
                  $15::text[], $16::int[], $17::int[], $18::bytea[], $19::bytea[], $20::bytea[],
                  $21::int[], $22::int[], $23::bytea[])
        AS row (%s)
      """
          .formatted(COLUMNS, COLUMNS, COLUMNS);

  static final String OF_PARTICIPANT =
      """
      SELECT ledger, %s FROM obligation
      WHERE ledger = $1 AND window_number = $2 AND (debtor = $3 OR creditor = $3)
      ORDER BY ordinal
      """
          .formatted(COLUMNS);

  static final String PAGE =
      """
      SELECT ledger, %s FROM obligation
      WHERE ledger = $1 AND window_number = $2 AND ordinal >= $3
      ORDER BY ordinal LIMIT $4
      """
          .formatted(COLUMNS);

  private ObligationSql() {}

  static Tuple tuple(CheckedWindow window, long first, List<Statement.Entry> part) {
    Tuple tuple =
        Tuple.tuple().addString(window.ledger().value()).addLong(window.window()).addLong(first);
    addObligations(tuple, part.stream().map(Statement.Entry::obligation).toList());
    addProofs(tuple, part);
    return tuple;
  }

  private static void addObligations(Tuple tuple, List<Obligation> part) {
    tuple
        .addArrayOfString(texts(part, Obligation::obligationId))
        .addArrayOfString(texts(part, obligation -> obligation.sender().value()))
        .addArrayOfUUID(
            part.stream().map(obligation -> obligation.messageId().value()).toArray(UUID[]::new))
        .addArrayOfString(texts(part, obligation -> obligation.debtor().value()))
        .addArrayOfString(texts(part, obligation -> obligation.creditor().value()))
        .addArrayOfString(texts(part, obligation -> obligation.amount().currency().code()))
        .addArrayOfLong(numbers(part, obligation -> obligation.amount().minorUnits()))
        .addArrayOfString(texts(part, obligation -> obligation.kind().code()))
        .addArrayOfLong(numbers(part, obligation -> obligation.points().value()))
        .addArrayOfString(texts(part, obligation -> obligation.rate().currency().code()))
        .addArrayOfLong(numbers(part, obligation -> obligation.rate().micros()))
        .addArrayOfString(texts(part, obligation -> obligation.occurredAt().toString()));
  }

  private static void addProofs(Tuple tuple, List<Statement.Entry> part) {
    tuple
        .addArrayOfInteger(places(part, Statement.Entry::batch))
        .addArrayOfInteger(places(part, Statement.Entry::index))
        .addArrayOfBuffer(octets(part, entry -> PathSql.octets(entry.path())))
        .addArrayOfBuffer(octets(part, entry -> PathSql.octets(entry.messageDigest())))
        .addArrayOfBuffer(octets(part, entry -> PathSql.octets(entry.outcomeDigest())))
        .addArrayOfInteger(places(part, Statement.Entry::position))
        .addArrayOfInteger(places(part, Statement.Entry::count))
        .addArrayOfBuffer(octets(part, entry -> PathSql.octets(entry.obligationPath())));
  }

  private static String[] texts(List<Obligation> part, Function<Obligation, String> column) {
    return part.stream().map(column).toArray(String[]::new);
  }

  private static Long[] numbers(List<Obligation> part, ToLongFunction<Obligation> column) {
    return part.stream().mapToLong(column).boxed().toArray(Long[]::new);
  }

  private static Integer[] places(
      List<Statement.Entry> part, ToIntFunction<Statement.Entry> column) {
    return part.stream().mapToInt(column).boxed().toArray(Integer[]::new);
  }

  private static Buffer[] octets(
      List<Statement.Entry> part, Function<Statement.Entry, Buffer> column) {
    return part.stream().map(column).toArray(Buffer[]::new);
  }

  static Statement.Entry entry(Row row) {
    return new Statement.Entry(
        row.getInteger("batch_place"),
        row.getInteger("leaf_index"),
        PathSql.path(row.getBuffer("leaf_path")),
        Sha256.wrap(row.getBuffer("message_digest").getBytes()),
        Sha256.wrap(row.getBuffer("outcome_digest").getBytes()),
        row.getInteger("place"),
        row.getInteger("siblings"),
        PathSql.path(row.getBuffer("obligation_path")),
        obligation(row));
  }

  static Obligation obligation(Row row) {
    return new Obligation(
        LedgerId.of(row.getString("ledger")),
        row.getString("obligation_id"),
        ParticipantId.of(row.getString("sender")),
        new MessageId(row.getUUID("message_id")),
        ParticipantId.of(row.getString("debtor")),
        ParticipantId.of(row.getString("creditor")),
        Money.of(CurrencyCode.of(row.getString("currency")), row.getLong("amount")),
        ObligationKind.find(row.getString("kind")).orElseThrow(),
        Points.of(row.getLong("points")),
        new PointRate(CurrencyCode.of(row.getString("rate_currency")), row.getLong("rate_micros")),
        OffsetDateTime.parse(row.getString("occurred_at")));
  }
}
