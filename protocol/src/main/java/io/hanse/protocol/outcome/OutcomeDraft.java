package io.hanse.protocol.outcome;

import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.json.JsonAmounts;
import io.hanse.protocol.json.JsonReader;
import io.hanse.protocol.json.Shape;
import io.hanse.protocol.rejection.Left;
import io.hanse.protocol.rejection.RejectionCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An outcome while its members come in. */
final class OutcomeDraft {
  private static final Shape SHAPE =
      Shape.of(
          "result",
          "participant",
          "id",
          "type",
          "ledger",
          "postedAt",
          "card",
          "points",
          "repaid",
          "released",
          "value",
          "expiresAt",
          "owed",
          "cancelledDebt",
          "explanation",
          "balance",
          "code",
          "detail",
          "pointer",
          "left",
          "amount");

  private static final Shape EXPLANATION = Shape.of("line", "rule", "points");
  private static final Shape BALANCE = Shape.of("available", "held", "debt");

  @Nullable String result;
  @Nullable ParticipantId participant;
  @Nullable MessageId id;
  @Nullable String type;
  @Nullable LedgerId ledger;
  @Nullable Instant postedAt;
  @Nullable CardNumber card;
  @Nullable Points points;
  @Nullable Points repaid;
  @Nullable Points released;
  @Nullable Money value;
  @Nullable Instant expiresAt;
  @Nullable Points owed;
  @Nullable Points cancelledDebt;
  @Nullable List<Explanation> explanation;
  @Nullable Balance balance;
  @Nullable RejectionCode code;
  @Nullable String detail;
  @Nullable String pointer;
  @Nullable Left left;
  @Nullable Money amount;

  OutcomeDraft read(JsonReader json) {
    json.startObject();
    while (json.nextField(SHAPE)) {
      member(json);
    }
    return this;
  }

  private void member(JsonReader json) {
    switch (json.field()) {
      case "result" -> result = json.text(1, 40);
      case "participant" -> participant = json.parsed(40, ParticipantId::of);
      case "id" -> id = json.parsed(36, MessageId::parse);
      case "type" -> type = json.text(1, 40);
      case "ledger" -> ledger = json.parsed(20, LedgerId::of);
      case "postedAt" -> postedAt = json.time().toInstant();
      case "card" -> card = json.parsed(16, CardNumber::parse);
      case "points" -> points = anyPoints(json);
      case "repaid" -> repaid = anyPoints(json);
      case "released" -> released = anyPoints(json);
      case "value" -> value = JsonAmounts.money(json, 0);
      case "expiresAt" -> expiresAt = json.time().toInstant();
      case "owed" -> owed = anyPoints(json);
      case "cancelledDebt" -> cancelledDebt = anyPoints(json);
      case "explanation" -> explanation = json.elements(OutcomeDraft::part);
      case "balance" -> balance = balanceOf(json);
      case "code" -> code = json.parsed(60, OutcomeDraft::parseCode);
      case "detail" -> detail = json.text(0, 1000);
      case "pointer" -> pointer = json.text(0, 1000);
      case "left" -> left = LeftJson.read(json);
      case "amount" -> amount = JsonAmounts.money(json, 0);
      default -> throw new IllegalStateException("the shape lets nothing else in");
    }
  }

  private static RejectionCode parseCode(String code) {
    return RejectionCode.find(code)
        .orElseThrow(() -> new IllegalArgumentException("is no rejection code"));
  }

  private static Points anyPoints(JsonReader json) {
    return JsonAmounts.points(json, 0, Points.MAX);
  }

  private static Explanation part(JsonReader json) {
    Integer line = null;
    String rule = null;
    Points points = null;
    json.startObject();
    while (json.nextField(EXPLANATION)) {
      switch (json.field()) {
        case "line" -> line = (int) json.integer(0, 1_000_000);
        case "rule" -> rule = json.text(1, 100);
        default -> points = anyPoints(json);
      }
    }
    return new Explanation(
        json.required(line, "line"), json.required(rule, "rule"), json.required(points, "points"));
  }

  private static Balance balanceOf(JsonReader json) {
    Points available = null;
    Points held = null;
    Points debt = null;
    json.startObject();
    while (json.nextField(BALANCE)) {
      switch (json.field()) {
        case "available" -> available = anyPoints(json);
        case "held" -> held = anyPoints(json);
        default -> debt = anyPoints(json);
      }
    }
    return new Balance(
        json.required(available, "available"),
        json.required(held, "held"),
        json.required(debt, "debt"));
  }
}
