package io.hanse.protocol.statement;

import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.json.JsonAmounts;
import io.hanse.protocol.json.JsonReader;
import io.hanse.protocol.json.Shape;
import io.hanse.protocol.statement.Statement.Conversion;
import io.hanse.protocol.statement.Statement.Payment;
import io.hanse.protocol.statement.Statement.Total;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Reads what a statement's obligations add up to and what became of it. */
final class StatementSums {
  private static final Shape TOTAL = Shape.of("receivable", "payable", "net");
  private static final Shape CONVERSION =
      Shape.of("amount", "converted", "rate", "rateDate", "source");
  private static final Shape PAYMENT = Shape.of("endToEndId", "payer", "payee", "amount");

  private StatementSums() {}

  static Total total(JsonReader json) {
    Money receivable = null;
    Money payable = null;
    Money net = null;
    json.startObject();
    while (json.nextField(TOTAL)) {
      switch (json.field()) {
        case "receivable" -> receivable = JsonAmounts.money(json, 0);
        case "payable" -> payable = JsonAmounts.money(json, 0);
        default -> net = JsonAmounts.money(json, -Money.MAX);
      }
    }
    return new Total(
        json.required(receivable, "receivable"),
        json.required(payable, "payable"),
        json.required(net, "net"));
  }

  static Conversion conversion(JsonReader json) {
    Money amount = null;
    Money converted = null;
    String rate = null;
    LocalDate rateDate = null;
    String source = null;
    json.startObject();
    while (json.nextField(CONVERSION)) {
      switch (json.field()) {
        case "amount" -> amount = JsonAmounts.money(json, -Money.MAX);
        case "converted" -> converted = JsonAmounts.money(json, -Money.MAX);
        case "rate" -> rate = json.text(1, 40);
        case "rateDate" -> rateDate = json.parsed(10, StatementSums::parseDate);
        default -> source = json.text(1, 200);
      }
    }
    return new Conversion(
        json.required(amount, "amount"),
        json.required(converted, "converted"),
        json.required(rate, "rate"),
        json.required(rateDate, "rateDate"),
        json.required(source, "source"));
  }

  static Payment payment(JsonReader json) {
    String endToEndId = null;
    ParticipantId payer = null;
    ParticipantId payee = null;
    Money amount = null;
    json.startObject();
    while (json.nextField(PAYMENT)) {
      switch (json.field()) {
        case "endToEndId" -> endToEndId = json.text(1, 35);
        case "payer" -> payer = json.parsed(40, ParticipantId::of);
        case "payee" -> payee = json.parsed(40, ParticipantId::of);
        default -> amount = JsonAmounts.money(json, 1);
      }
    }
    return new Payment(
        json.required(endToEndId, "endToEndId"),
        json.required(payer, "payer"),
        json.required(payee, "payee"),
        json.required(amount, "amount"));
  }

  private static LocalDate parseDate(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException noDate) {
      throw new IllegalArgumentException("must be a date such as 2026-03-31", noDate);
    }
  }
}
