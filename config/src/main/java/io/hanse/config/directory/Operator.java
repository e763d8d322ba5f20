package io.hanse.config.directory;

import java.time.ZoneId;
import java.util.List;

/**
 * Who runs the network.
 *
 * @param name its name for people
 * @param country its seat
 * @param zone in which its bank's days begin and end
 * @param settlementAccount the account against which net positions are paid
 * @param keys the keys that sign what clearing states
 */
public record Operator(
    String name,
    CountryCode country,
    ZoneId zone,
    BankAccount settlementAccount,
    List<KeyEntry> keys) {
  /** The zone of an operator that names none. */
  public static final ZoneId DEFAULT_ZONE = ZoneId.of("Etc/UTC");

  public Operator {
    keys = List.copyOf(keys);
  }
}
