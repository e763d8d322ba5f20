package io.hanse.standalone.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * The result of a run over real files.
 *
 * @param messages of all kinds
 * @param accepted of these, applied
 * @param refused of these, refused
 * @param skipped rows without a message
 * @param points earned
 * @param redeemed points spent
 * @param obligations in the cycle
 * @param gross of the obligations, by currency
 * @param net what is left to be paid after netting, by currency, before conversion
 * @param faults in sentences; none in a sound network
 */
public record OnceSummary(
    long messages,
    long accepted,
    long refused,
    long skipped,
    long points,
    long redeemed,
    long obligations,
    SortedMap<String, BigDecimal> gross,
    SortedMap<String, BigDecimal> net,
    List<String> faults) {
  public OnceSummary {
    faults = List.copyOf(faults);
  }

  public boolean isSound() {
    return faults.isEmpty();
  }

  /** One JSON object on one line. */
  public String json() {
    return "{\"messages\":"
        + messages
        + ",\"accepted\":"
        + accepted
        + ",\"refused\":"
        + refused
        + ",\"skipped\":"
        + skipped
        + ",\"points\":"
        + points
        + ",\"redeemed\":"
        + redeemed
        + ",\"obligations\":"
        + obligations
        + ",\"gross\":"
        + amounts(gross)
        + ",\"net\":"
        + amounts(net)
        + ",\"conservation\":\""
        + (isSound() ? "ok" : "broken")
        + "\"}";
  }

  private static String amounts(SortedMap<String, BigDecimal> amounts) {
    return amounts.entrySet().stream()
        .map(it -> "\"" + it.getKey() + "\":\"" + it.getValue().toPlainString() + "\"")
        .collect(Collectors.joining(",", "{", "}"));
  }
}
