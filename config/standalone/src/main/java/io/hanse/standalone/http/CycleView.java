package io.hanse.standalone.http;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A cycle as clearing shows it.
 *
 * @param number from 1
 * @param state open, sealing, sealed, netted, instructed or settled
 * @param closedAt when, empty while it is open
 * @param absent ledgers that could not be reached, each with since when and the reason
 * @param breaks message ids that stand on two ledgers
 * @param gross by currency, before netting
 * @param net by currency, after netting
 * @param saving by currency, gross minus net
 * @param waiting what the cycle waits for, each with from whom, since when and the reason; empty
 *     where it goes on
 */
public record CycleView(
    long number,
    String state,
    String closedAt,
    List<String> absent,
    List<String> breaks,
    SortedMap<String, String> gross,
    SortedMap<String, String> net,
    SortedMap<String, String> saving,
    List<String> waiting) {
  public CycleView {
    absent = List.copyOf(absent);
    breaks = List.copyOf(breaks);
    waiting = List.copyOf(waiting);
  }

  static CycleView of(JsonObject json) {
    return new CycleView(
        json.getLong("cycle"),
        json.getString("state"),
        json.getString("closedAt", ""),
        sentences(json, "absent", CycleView::absent),
        sentences(json, "breaks", CycleView::repeated),
        amounts(json.getJsonObject("gross")),
        amounts(json.getJsonObject("net")),
        amounts(json.getJsonObject("saving")),
        sentences(json, "waiting", CycleView::waiting));
  }

  private static List<String> sentences(
      JsonObject json, String field, Function<JsonObject, String> sentence) {
    return json.getJsonArray(field).stream().map(JsonObject.class::cast).map(sentence).toList();
  }

  private static String absent(JsonObject absent) {
    return "%s, since %s: %s"
        .formatted(
            absent.getString("ledger"), absent.getString("since"), absent.getString("reason"));
  }

  private static String waiting(JsonObject waiting) {
    return "for %s, from %s, since %s: %s"
        .formatted(
            waiting.getString("what"),
            waiting.getString("whom"),
            waiting.getString("since"),
            waiting.getString("reason"));
  }

  private static String repeated(JsonObject found) {
    return found.getJsonArray("windows").stream()
        .map(JsonObject.class::cast)
        .map(place -> "window " + place.getLong("window") + " of " + place.getString("ledger"))
        .collect(
            Collectors.joining(
                " and in ",
                "message "
                    + found.getString("messageId")
                    + " of "
                    + found.getString("participant")
                    + " stands in ",
                ""));
  }

  private static SortedMap<String, String> amounts(JsonObject json) {
    SortedMap<String, String> amounts = new TreeMap<>();
    for (Map.Entry<String, Object> entry : json) {
      amounts.put(entry.getKey(), entry.getValue().toString());
    }
    return amounts;
  }

  /** Whether its payments and files are final. */
  public boolean isInstructed() {
    return state.equals("instructed") || state.equals("settled");
  }
}
