package io.hanse.config.directory;

import java.util.List;

/**
 * Who runs the network.
 *
 * @param name its name for people
 * @param country its seat
 * @param settlementAccount the account against which net positions are paid
 * @param keys the keys that sign what clearing states
 */
public record Operator(
    String name, CountryCode country, BankAccount settlementAccount, List<KeyEntry> keys) {
  public Operator {
    keys = List.copyOf(keys);
  }
}
