package io.hanse.clearing.store;

import io.hanse.clearing.cycle.CheckedWindow;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.PointRate;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.obligation.Obligation;
import io.hanse.protocol.obligation.ObligationKind;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Rows of {@code obligation}, there (many at once, a column an array) and back. */
final class ObligationSql {
  static final String INSERT =
      """
      INSERT INTO obligation
      SELECT $1, $2, $3 + row_number() OVER () - 1, o.*
      FROM unnest($4::text[], $5::text[], $6::uuid[], $7::text[], $8::text[], $9::text[],
                  $10::bigint[], $11::text[], $12::bigint[], $13::text[], $14::bigint[],
                  $15::text[]) o
      """;

  private ObligationSql() {}

  static Tuple tuple(CheckedWindow window, long first, List<Obligation> part) {
    return Tuple.tuple()
        .addString(window.ledger().value())
        .addLong(window.window())
        .addLong(first)
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

  private static String[] texts(List<Obligation> part, Function<Obligation, String> column) {
    return part.stream().map(column).toArray(String[]::new);
  }

  private static Long[] numbers(List<Obligation> part, ToLongFunction<Obligation> column) {
    return part.stream().mapToLong(column).boxed().toArray(Long[]::new);
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
