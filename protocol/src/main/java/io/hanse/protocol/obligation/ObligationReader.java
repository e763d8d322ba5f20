package io.hanse.protocol.obligation;

import static io.hanse.protocol.rejection.RejectionCode.INVALID_AMOUNT;
import static io.hanse.protocol.rejection.RejectionCode.INVALID_MESSAGE;

import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.PointRate;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.json.JsonAmounts;
import io.hanse.protocol.json.JsonReader;
import io.hanse.protocol.json.Shape;
import io.hanse.protocol.json.StrictJson;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.Result;
import java.time.OffsetDateTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Octets in, the obligation out, if they are exactly as {@link ObligationWriter} spells it. */
public final class ObligationReader {
  private static final Shape SHAPE =
      Shape.of(
          "ledger",
          "obligationId",
          "sender",
          "messageId",
          "debtor",
          "creditor",
          "amount",
          "kind",
          "points",
          "rate",
          "occurredAt");

  private @Nullable LedgerId ledger;
  private @Nullable String obligationId;
  private @Nullable ParticipantId sender;
  private @Nullable MessageId messageId;
  private @Nullable ParticipantId debtor;
  private @Nullable ParticipantId creditor;
  private @Nullable Money amount;
  private @Nullable ObligationKind kind;
  private @Nullable Points points;
  private @Nullable String rate;
  private @Nullable OffsetDateTime occurredAt;

  private ObligationReader() {}

  public static Result<Obligation> read(byte[] octets) {
    return StrictJson.read(octets, ObligationReader::obligation)
        .then(obligation -> sameSpelling(obligation, octets));
  }

  private static Result<Obligation> sameSpelling(Obligation obligation, byte[] octets) {
    return Arrays.equals(ObligationWriter.octets(obligation), octets)
        ? Result.of(obligation)
        : Result.refused(Rejection.of(INVALID_MESSAGE, "not the one spelling of this obligation"));
  }

  /** Reads the obligation on which the reader stands, in whatever spelling. */
  public static Obligation obligation(JsonReader json) {
    return new ObligationReader().read(json);
  }

  private Obligation read(JsonReader json) {
    json.startObject();
    while (json.nextField(SHAPE)) {
      member(json);
    }
    Money owed = json.required(amount, "amount");
    ParticipantId from = json.required(debtor, "debtor");
    ParticipantId to = json.required(creditor, "creditor");
    if (!owed.isPositive() || from.equals(to)) {
      throw json.refuse(INVALID_AMOUNT, "amount", "must be more than zero, between two");
    }
    return new Obligation(
        json.required(ledger, "ledger"),
        json.required(obligationId, "obligationId"),
        json.required(sender, "sender"),
        json.required(messageId, "messageId"),
        from,
        to,
        owed,
        json.required(kind, "kind"),
        json.required(points, "points"),
        rate(json, owed),
        json.required(occurredAt, "occurredAt"));
  }

  private void member(JsonReader json) {
    switch (json.field()) {
      case "ledger" -> ledger = json.parsed(20, LedgerId::of);
      case "obligationId" -> obligationId = json.text(1, 60);
      case "sender" -> sender = json.parsed(40, ParticipantId::of);
      case "messageId" -> messageId = json.parsed(36, MessageId::parse);
      case "debtor" -> debtor = json.parsed(40, ParticipantId::of);
      case "creditor" -> creditor = json.parsed(40, ParticipantId::of);
      case "amount" -> amount = JsonAmounts.money(json, 1);
      case "kind" -> kind = json.parsed(40, ObligationReader::parseKind);
      case "points" -> points = JsonAmounts.points(json, 0, Points.MAX);
      case "rate" -> rate = json.parsed(20, ObligationReader::parsePlain);
      default -> occurredAt = json.time();
    }
  }

  private PointRate rate(JsonReader json, Money owed) {
    try {
      return PointRate.parse(owed.currency(), json.required(rate, "rate"));
    } catch (ArithmeticException outOfRange) {
      throw json.refuse(INVALID_AMOUNT, "rate", "is out of range");
    }
  }

  private static ObligationKind parseKind(String code) {
    return ObligationKind.find(code)
        .orElseThrow(() -> new IllegalArgumentException("is no kind of obligation"));
  }

  /** Digits and a point only: an exponent could make a number of any size. */
  private static String parsePlain(String decimal) {
    if (!decimal.matches("[0-9]{1,4}\\.[0-9]{6}")) {
      throw new IllegalArgumentException("must be a decimal with six decimals");
    }
    return decimal;
  }
}
