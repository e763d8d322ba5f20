package io.hanse.protocol.outcome;

import io.hanse.protocol.json.JsonReader;
import io.hanse.protocol.json.StrictJson;
import io.hanse.protocol.outcome.Outcome.Posted;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.RejectionCode;
import io.hanse.protocol.rejection.Result;
import java.util.Arrays;
import java.util.Optional;

/** Octets in, the outcome out, if they are exactly as {@link OutcomeWriter} spells it. */
public final class OutcomeReader {
  private OutcomeReader() {}

  public static Result<Outcome> read(byte[] octets) {
    return StrictJson.read(octets, OutcomeReader::outcome)
        .then(outcome -> sameSpelling(outcome, octets));
  }

  /** A member that its kind of outcome does not have, or another order, shows here. */
  private static Result<Outcome> sameSpelling(Outcome outcome, byte[] octets) {
    return Arrays.equals(OutcomeWriter.octets(outcome), octets)
        ? Result.of(outcome)
        : Result.refused(
            Rejection.of(RejectionCode.INVALID_MESSAGE, "not the one spelling of this outcome"));
  }

  /** Reads the outcome on which the reader stands, in whatever spelling. */
  public static Outcome outcome(JsonReader json) {
    OutcomeDraft draft = new OutcomeDraft().read(json);
    Posted posted = posted(json, draft);
    return switch (json.required(draft.result, "result")) {
      case "accrued", "clawed-back" -> explained(json, draft, posted);
      case "refused" -> refused(json, draft, posted);
      case "rounding-posted" ->
          new Outcome.RoundingPosted(posted, json.required(draft.amount, "amount"));
      case "enrolled" -> new Outcome.Enrolled(posted, json.required(draft.card, "card"));
      default -> moved(json, draft, posted);
    };
  }

  private static Posted posted(JsonReader json, OutcomeDraft draft) {
    return new Posted(
        json.required(draft.participant, "participant"),
        json.required(draft.id, "id"),
        json.required(draft.type, "type"),
        json.required(draft.ledger, "ledger"),
        json.required(draft.postedAt, "postedAt"));
  }

  private static Outcome explained(JsonReader json, OutcomeDraft draft, Posted posted) {
    var card = json.required(draft.card, "card");
    var points = json.required(draft.points, "points");
    var explanation = json.required(draft.explanation, "explanation");
    var balance = json.required(draft.balance, "balance");
    return "accrued".equals(draft.result)
        ? new Outcome.Accrued(
            posted, card, points, json.required(draft.repaid, "repaid"), explanation, balance)
        : new Outcome.ClawedBack(
            posted, card, points, json.required(draft.owed, "owed"), explanation, balance);
  }

  private static Outcome refused(JsonReader json, OutcomeDraft draft, Posted posted) {
    Rejection rejection =
        new Rejection(
            json.required(draft.code, "code"),
            json.required(draft.detail, "detail"),
            json.required(draft.pointer, "pointer"),
            Optional.ofNullable(draft.left));
    return new Outcome.Refused(posted, Optional.ofNullable(draft.card), rejection);
  }

  private static Outcome moved(JsonReader json, OutcomeDraft draft, Posted posted) {
    var card = json.required(draft.card, "card");
    var points = json.required(draft.points, "points");
    var balance = json.required(draft.balance, "balance");
    return switch (json.required(draft.result, "result")) {
      case "redeemed" ->
          new Outcome.Redeemed(
              posted,
              card,
              points,
              json.required(draft.released, "released"),
              json.required(draft.value, "value"),
              balance);
      case "held" ->
          new Outcome.Held(
              posted,
              card,
              points,
              json.required(draft.value, "value"),
              json.required(draft.expiresAt, "expiresAt"),
              balance);
      case "released" -> new Outcome.Released(posted, card, points, balance);
      case "restored" ->
          new Outcome.Restored(
              posted, card, points, json.required(draft.cancelledDebt, "cancelledDebt"), balance);
      case "expired" -> new Outcome.Expired(posted, card, points, balance);
      case "repaid" -> new Outcome.Repaid(posted, card, points, balance);
      default -> throw json.refuse(RejectionCode.INVALID_MESSAGE, "result", "is not known");
    };
  }
}
