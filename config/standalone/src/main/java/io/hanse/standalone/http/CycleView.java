package io.hanse.standalone.http;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A cycle as clearing shows it.
 *
 * @param number from 1
 * @param state open, sealing, sealed, netted, instructed or settled
 * @param closedAt when, empty while it is open
 * @param absent ledgers that could not be reached, each with the reason
 * @param gross by currency, before netting
 * @param net by currency, after netting
 * @param saving by currency, what need not be paid
 * @param waiting why the cycle does not go on, empty where it does
 */
public record CycleView(
    long number,
    String state,
    String closedAt,
    List<String> absent,
    SortedMap<String, String> gross,
    SortedMap<String, String> net,
    SortedMap<String, String> saving,
    String waiting) {
  public CycleView {
    absent = List.copyOf(absent);
  }

  static CycleView of(JsonObject json) {
    return new CycleView(
        json.getLong("cycle"),
        json.getString("state"),
        json.getString("closedAt", ""),
        json.getJsonArray("absent").stream()
            .map(JsonObject.class::cast)
            .map(absent -> absent.getString("ledger") + ": " + absent.getString("reason"))
            .toList(),
        amounts(json.getJsonObject("gross")),
        amounts(json.getJsonObject("net")),
        amounts(json.getJsonObject("saving")),
        json.getString("waiting", ""));
  }

  private static SortedMap<String, String> amounts(JsonObject json) {
    SortedMap<String, String> amounts = new TreeMap<>();
    for (Map.Entry<String, Object> entry : json) {
      amounts.put(entry.getKey(), entry.getValue().toString());
    }
    return amounts;
  }

  /** Whether its payments stand, and its files with them. */
  public boolean isInstructed() {
    return state.equals("instructed") || state.equals("settled");
  }
}
