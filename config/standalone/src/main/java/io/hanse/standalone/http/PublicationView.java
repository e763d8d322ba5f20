package io.hanse.standalone.http;

import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * A published directory as clearing reports it.
 *
 * @param version of the directory
 * @param ledgers each ledger, by name
 */
public record PublicationView(long version, List<Ledger> ledgers) {
  public PublicationView {
    ledgers = List.copyOf(ledgers);
  }

  /**
   * One ledger.
   *
   * @param name its id
   * @param inForce whether the version is in force there
   * @param reason why it is not, as far as clearing knows; empty where it is
   */
  public record Ledger(String name, boolean inForce, String reason) {}

  static PublicationView of(JsonObject json) {
    return new PublicationView(
        json.getLong("version"),
        json.getJsonArray("ledgers").stream()
            .map(JsonObject.class::cast)
            .map(
                ledger ->
                    new Ledger(
                        ledger.getString("ledger"),
                        ledger.getBoolean("inForce"),
                        ledger.getString("reason", "")))
            .toList());
  }

  /** Whether no ledger is missing. */
  public boolean isInForceEverywhere() {
    return ledgers.stream().allMatch(Ledger::inForce);
  }
}
