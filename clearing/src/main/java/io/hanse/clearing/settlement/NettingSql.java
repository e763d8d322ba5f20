package io.hanse.clearing.settlement;

import io.hanse.clearing.fx.CrossRate;
import io.hanse.clearing.instruction.Instruction;
import io.hanse.clearing.netting.Conversion;
import io.hanse.clearing.netting.NetPosition;
import io.hanse.clearing.netting.Payment;
import io.hanse.clearing.netting.Turnover;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.seal.Gross;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;

/** Writes and reads the rows of a netting. */
final class NettingSql {
  static final String INSERT_PAIR =
      """
      INSERT INTO pair (cycle, debtor, creditor, currency, amount, count)
      VALUES ($1, $2, $3, $4, $5, $6)
      """;

  static final String PAIRS =
      """
      SELECT debtor, creditor, currency, amount, count FROM pair
      WHERE cycle = $1 ORDER BY debtor, creditor, currency
      """;

  static final String INSERT_NET =
      """
      INSERT INTO net (cycle, participant, currency, receivable, payable)
      VALUES ($1, $2, $3, $4, $5)
      """;

  static final String NETS =
      """
      SELECT participant, currency, receivable, payable FROM net
      WHERE cycle = $1 ORDER BY participant, currency
      """;

  static final String INSERT_CONVERSION =
      """
      INSERT INTO conversion
        (cycle, participant, from_currency, amount, to_currency, converted, rate, rate_date, source)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """;

  static final String CONVERSIONS =
      """
      SELECT participant, from_currency, amount, to_currency, converted, rate, rate_date, source
      FROM conversion WHERE cycle = $1 ORDER BY participant, from_currency
      """;

  static final String INSERT_TURNOVER =
      """
      INSERT INTO turnover (cycle, currency, gross, bilateral, net) VALUES ($1, $2, $3, $4, $5)
      """;

  static final String TURNOVERS =
      "SELECT currency, gross, bilateral, net FROM turnover WHERE cycle = $1";

  static final String INSERT_INSTRUCTION =
      """
      INSERT INTO instruction (cycle, ordinal, end_to_end_id, payer, payee, currency, amount)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      """;

  static final String INSTRUCTIONS =
      """
      SELECT end_to_end_id, payer, payee, currency, amount FROM instruction
      WHERE cycle = $1 ORDER BY ordinal
      """;

  private NettingSql() {}

  static Tuple tuple(long cycle, Gross gross) {
    return Tuple.of(
        cycle,
        gross.debtor().value(),
        gross.creditor().value(),
        gross.amount().currency().code(),
        gross.amount().minorUnits(),
        gross.count());
  }

  static Gross gross(Row row) {
    return new Gross(
        participant(row, "debtor"),
        participant(row, "creditor"),
        money(row, "currency", "amount"),
        row.getLong("count"));
  }

  static Tuple tuple(long cycle, NetPosition position) {
    return Tuple.of(
        cycle,
        position.participant().value(),
        position.net().currency().code(),
        position.receivable().minorUnits(),
        position.payable().minorUnits());
  }

  static NetPosition position(Row row) {
    return new NetPosition(
        participant(row, "participant"),
        money(row, "currency", "receivable"),
        money(row, "currency", "payable"));
  }

  static Tuple tuple(long cycle, Conversion conversion) {
    CrossRate rate = conversion.rate();
    return Tuple.tuple()
        .addLong(cycle)
        .addString(conversion.participant().value())
        .addString(rate.from().code())
        .addLong(conversion.amount().minorUnits())
        .addString(rate.to().code())
        .addLong(conversion.converted().minorUnits())
        .addBigDecimal(rate.rate())
        .addLocalDate(rate.date())
        .addString(rate.source());
  }

  static Conversion conversion(Row row) {
    CrossRate rate =
        new CrossRate(
            currency(row, "from_currency"),
            currency(row, "to_currency"),
            row.getBigDecimal("rate"),
            row.getLocalDate("rate_date"),
            row.getString("source"));
    return new Conversion(
        participant(row, "participant"),
        money(row, "from_currency", "amount"),
        money(row, "to_currency", "converted"),
        rate);
  }

  static Tuple tuple(long cycle, Turnover turnover) {
    return Tuple.of(
        cycle,
        turnover.gross().currency().code(),
        turnover.gross().minorUnits(),
        turnover.bilateral().minorUnits(),
        turnover.net().minorUnits());
  }

  static Turnover turnover(Row row) {
    return new Turnover(
        money(row, "currency", "gross"),
        money(row, "currency", "bilateral"),
        money(row, "currency", "net"));
  }

  static Tuple tuple(long cycle, int ordinal, Instruction instruction) {
    Payment payment = instruction.payment();
    return Tuple.tuple()
        .addLong(cycle)
        .addInteger(ordinal)
        .addString(instruction.endToEndId())
        .addString(payment.payer().value())
        .addString(payment.payee().value())
        .addString(payment.amount().currency().code())
        .addLong(payment.amount().minorUnits());
  }

  static Instruction instruction(Row row) {
    return new Instruction(
        row.getString("end_to_end_id"),
        new Payment(
            participant(row, "payer"),
            participant(row, "payee"),
            money(row, "currency", "amount")));
  }

  private static ParticipantId participant(Row row, String column) {
    return ParticipantId.of(row.getString(column));
  }

  private static CurrencyCode currency(Row row, String column) {
    return CurrencyCode.of(row.getString(column));
  }

  private static Money money(Row row, String currency, String amount) {
    return Money.of(currency(row, currency), row.getLong(amount));
  }
}
