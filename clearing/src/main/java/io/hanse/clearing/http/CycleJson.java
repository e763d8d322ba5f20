package io.hanse.clearing.http;

import io.hanse.clearing.breaks.Alarm;
import io.hanse.clearing.breaks.Break;
import io.hanse.clearing.closing.CycleReport;
import io.hanse.clearing.cycle.Cycle;
import io.hanse.clearing.cycle.Waiting;
import io.hanse.clearing.netting.Turnover;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.seal.Gross;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;

/** Cycles, positions and alarms as JSON; amounts are decimal strings in major units. */
final class CycleJson {
  private CycleJson() {}

  static JsonObject cycles(List<CycleReport> reports) {
    return new JsonObject().put("cycles", array(reports, CycleJson::cycle));
  }

  static JsonObject cycle(CycleReport report) {
    Cycle cycle = report.cycle();
    JsonObject json =
        new JsonObject()
            .put("cycle", cycle.number())
            .put("state", cycle.state().word())
            .put("openedAt", cycle.openedAt().toString());
    if (cycle instanceof Cycle.Closed closed) {
      json.put("closedAt", closed.closedAt().toString());
    }
    json.put(
            "windows",
            array(
                report.windows(),
                window ->
                    new JsonObject()
                        .put("ledger", window.ledger().value())
                        .put("window", window.window())
                        .put("checked", window.checked())))
        .put(
            "absent",
            array(
                report.absences(),
                absence ->
                    new JsonObject()
                        .put("ledger", absence.ledger().value())
                        .put("reason", absence.reason())
                        .put("since", absence.since().toString())))
        .put("waiting", array(report.waiting(), CycleJson::waiting))
        .put("breaks", array(report.breaks(), CycleJson::repeated))
        .put("gross", amounts(report.turnovers(), Turnover::gross))
        .put("bilateral", amounts(report.turnovers(), Turnover::bilateral))
        .put("net", amounts(report.turnovers(), Turnover::net))
        .put("saving", amounts(report.turnovers(), Turnover::saving));
    return json;
  }

  private static JsonObject waiting(Waiting waiting) {
    return new JsonObject()
        .put("what", waiting.obstacle().what())
        .put("whom", waiting.obstacle().whom())
        .put("since", waiting.since().toString())
        .put("reason", waiting.obstacle().reason());
  }

  private static JsonObject repeated(Break found) {
    return new JsonObject()
        .put("participant", found.participant().value())
        .put("messageId", found.message().toString())
        .put("windows", array(List.of(found.one(), found.other()), CycleJson::place));
  }

  private static JsonObject place(Break.Place place) {
    return new JsonObject().put("ledger", place.ledger().value()).put("window", place.window());
  }

  private static JsonObject amounts(
      SortedMap<CurrencyCode, Turnover> turnovers, Function<Turnover, Money> which) {
    JsonObject json = new JsonObject();
    turnovers.forEach(
        (currency, turnover) -> json.put(currency.code(), which.apply(turnover).toDecimal()));
    return json;
  }

  static JsonObject positions(Collection<Gross> pairs) {
    return new JsonObject()
        .put(
            "positions",
            array(
                pairs,
                pair ->
                    new JsonObject()
                        .put("debtor", pair.debtor().value())
                        .put("creditor", pair.creditor().value())
                        .put("currency", pair.amount().currency().code())
                        .put("amount", pair.amount().toDecimal())
                        .put("count", pair.count())));
  }

  static JsonObject alarms(List<Alarm> alarms) {
    return new JsonObject()
        .put(
            "alarms",
            array(
                alarms,
                alarm ->
                    new JsonObject()
                        .put("raisedAt", alarm.raisedAt().toString())
                        .put("ledger", alarm.ledger().value())
                        .put("window", alarm.window())
                        .put("detail", alarm.detail())));
  }

  private static <T> JsonArray array(Collection<T> values, Function<T, JsonObject> json) {
    JsonArray array = new JsonArray();
    values.forEach(value -> array.add(json.apply(value)));
    return array;
  }
}
