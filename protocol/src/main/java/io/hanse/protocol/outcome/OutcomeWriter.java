package io.hanse.protocol.outcome;

import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.json.JsonWriter;
import io.hanse.protocol.outcome.Outcome.Posted;
import io.hanse.protocol.rejection.Rejection;
import java.util.List;

/** One outcome in, its octets out: compact JSON in a fixed order, the same octets every time. */
public final class OutcomeWriter {
  private OutcomeWriter() {}

  public static byte[] octets(Outcome outcome) {
    JsonWriter json = new JsonWriter();
    json.startObject();
    switch (outcome) {
      case Outcome.Enrolled enrolled ->
          start(json, "enrolled", outcome).text("card", enrolled.card());
      case Outcome.Accrued accrued -> accrued(json, accrued);
      case Outcome.Redeemed redeemed -> redeemed(json, redeemed);
      case Outcome.Held held -> held(json, held);
      case Outcome.Released released -> {
        member(start(json, "released", outcome), released.card(), released.points());
        balance(json, released.balance());
      }
      case Outcome.ClawedBack clawedBack -> clawedBack(json, clawedBack);
      case Outcome.Restored restored -> restored(json, restored);
      case Outcome.Refused refused -> refused(json, refused);
      case Outcome.Expired expired -> {
        member(start(json, "expired", outcome), expired.card(), expired.points());
        balance(json, expired.balance());
      }
      case Outcome.Repaid repaid -> {
        member(start(json, "repaid", outcome), repaid.card(), repaid.points());
        balance(json, repaid.balance());
      }
      case Outcome.RoundingPosted rounding ->
          start(json, "rounding-posted", outcome).money("amount", rounding.amount());
    }
    return json.endObject().octets();
  }

  private static JsonWriter start(JsonWriter json, String result, Outcome outcome) {
    Posted posted = outcome.posted();
    return json.text("result", result)
        .text("participant", posted.participant())
        .text("id", posted.id())
        .text("type", posted.type())
        .text("ledger", posted.ledger())
        .time("postedAt", posted.postedAt());
  }

  private static JsonWriter member(JsonWriter json, CardNumber card, Points points) {
    return json.text("card", card).points("points", points);
  }

  private static void accrued(JsonWriter json, Outcome.Accrued accrued) {
    member(start(json, "accrued", accrued), accrued.card(), accrued.points())
        .points("repaid", accrued.repaid());
    explanation(json, accrued.explanation());
    balance(json, accrued.balance());
  }

  private static void redeemed(JsonWriter json, Outcome.Redeemed redeemed) {
    member(start(json, "redeemed", redeemed), redeemed.card(), redeemed.points())
        .points("released", redeemed.released())
        .money("value", redeemed.value());
    balance(json, redeemed.balance());
  }

  private static void held(JsonWriter json, Outcome.Held held) {
    member(start(json, "held", held), held.card(), held.points())
        .money("value", held.value())
        .time("expiresAt", held.expiresAt());
    balance(json, held.balance());
  }

  private static void clawedBack(JsonWriter json, Outcome.ClawedBack clawedBack) {
    member(start(json, "clawed-back", clawedBack), clawedBack.card(), clawedBack.points())
        .points("owed", clawedBack.owed());
    explanation(json, clawedBack.explanation());
    balance(json, clawedBack.balance());
  }

  private static void restored(JsonWriter json, Outcome.Restored restored) {
    member(start(json, "restored", restored), restored.card(), restored.points())
        .points("cancelledDebt", restored.cancelledDebt());
    balance(json, restored.balance());
  }

  private static void refused(JsonWriter json, Outcome.Refused refused) {
    start(json, "refused", refused);
    refused.card().ifPresent(card -> json.text("card", card));
    Rejection rejection = refused.rejection();
    json.text("code", rejection.code().code())
        .text("detail", rejection.detail())
        .text("pointer", rejection.pointer());
    rejection.left().ifPresent(left -> LeftJson.write(json.name("left"), left));
  }

  private static void explanation(JsonWriter json, List<Explanation> explanation) {
    json.name("explanation").startArray();
    for (Explanation part : explanation) {
      json.startObject()
          .number("line", part.line())
          .text("rule", part.rule())
          .points("points", part.points())
          .endObject();
    }
    json.endArray();
  }

  private static void balance(JsonWriter json, Balance balance) {
    json.name("balance")
        .startObject()
        .points("available", balance.available())
        .points("held", balance.held())
        .points("debt", balance.debt())
        .endObject();
  }
}
