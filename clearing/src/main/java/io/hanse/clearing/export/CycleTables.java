package io.hanse.clearing.export;

import io.hanse.clearing.checking.TrialBalanceRow;
import io.hanse.clearing.fx.CrossRate;
import io.hanse.clearing.instruction.Instruction;
import io.hanse.clearing.netting.Conversion;
import io.hanse.clearing.netting.NetPosition;
import io.hanse.clearing.netting.Payment;
import io.hanse.protocol.obligation.Obligation;
import io.hanse.protocol.seal.Gross;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * The CSV files of a cycle. Their headers are a public format: columns are neither renamed nor
 * moved.
 */
final class CycleTables {
  private final long cycle;

  CycleTables(long cycle) {
    this.cycle = cycle;
  }

  Csv obligations() {
    return new Csv(
        "cycle",
        "ledger",
        "obligationId",
        "messageId",
        "debtor",
        "creditor",
        "currency",
        "amount",
        "kind",
        "points",
        "fundedRate",
        "occurredAt");
  }

  void add(Csv obligations, Obligation obligation) {
    obligations.row(
        cycle,
        obligation.ledger(),
        obligation.obligationId(),
        obligation.messageId(),
        obligation.debtor(),
        obligation.creditor(),
        obligation.amount().currency(),
        obligation.amount().toDecimal(),
        obligation.kind().code(),
        obligation.points(),
        obligation.rate().toDecimal(),
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(obligation.occurredAt()));
  }

  byte[] positions(List<Gross> pairs) {
    Csv csv = new Csv("cycle", "debtor", "creditor", "currency", "amount", "count");
    for (Gross pair : pairs) {
      csv.row(
          cycle,
          pair.debtor(),
          pair.creditor(),
          pair.amount().currency(),
          pair.amount().toDecimal(),
          pair.count());
    }
    return csv.octets();
  }

  byte[] netting(List<NetPosition> positions) {
    Csv csv = new Csv("cycle", "participant", "currency", "receivable", "payable", "net");
    for (NetPosition position : positions) {
      csv.row(
          cycle,
          position.participant(),
          position.net().currency(),
          position.receivable().toDecimal(),
          position.payable().toDecimal(),
          position.net().toDecimal());
    }
    return csv.octets();
  }

  byte[] fx(List<Conversion> conversions) {
    Csv csv =
        new Csv(
            "cycle",
            "participant",
            "fromCurrency",
            "amount",
            "toCurrency",
            "converted",
            "rate",
            "rateDate",
            "source");
    for (Conversion conversion : conversions) {
      CrossRate rate = conversion.rate();
      csv.row(
          cycle,
          conversion.participant(),
          rate.from(),
          conversion.amount().toDecimal(),
          rate.to(),
          conversion.converted().toDecimal(),
          rate.toDecimal(),
          rate.date(),
          rate.source());
    }
    return csv.octets();
  }

  byte[] instructions(List<Instruction> instructions) {
    Csv csv = new Csv("cycle", "endToEndId", "payer", "payee", "currency", "amount");
    for (Instruction instruction : instructions) {
      Payment payment = instruction.payment();
      csv.row(
          cycle,
          instruction.endToEndId(),
          payment.payer(),
          payment.payee(),
          payment.amount().currency(),
          payment.amount().toDecimal());
    }
    return csv.octets();
  }

  byte[] trialBalance(List<TrialBalanceRow> rows) {
    Csv csv = new Csv("ledger", "unit", "accountKind", "account", "debit", "credit");
    for (TrialBalanceRow row : rows) {
      csv.row(
          row.ledger(), row.unit(), row.accountKind(), row.account(), row.debit(), row.credit());
    }
    return csv.octets();
  }
}
