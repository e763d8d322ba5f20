package io.hanse.standalone.network;

import io.hanse.protocol.identity.LedgerId;
import io.hanse.standalone.postgres.DatabaseServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What network is wanted.
 *
 * @param databases the server that has a database for each ledger and one for clearing
 * @param europeNodes how many nodes serve the ledger {@code europe}, 1 or more
 * @param americasNodes how many nodes serve the ledger {@code americas}, 1 or more
 * @param httpPort the first of consecutive ports, nodes first, clearing last; 0 takes free ones
 * @param rates exchange rates other than the ones that come with the program
 * @param cycleInterval a cycle is closed that often; empty: on command only
 * @param from keys are valid from a day before this
 */
public record NetworkPlan(
    DatabaseServer databases,
    int europeNodes,
    int americasNodes,
    int httpPort,
    Optional<Rates> rates,
    Optional<Duration> cycleInterval,
    Instant from) {
  public static final LedgerId EUROPE = LedgerId.of("europe");
  public static final LedgerId AMERICAS = LedgerId.of("americas");

  /** The name of clearing's database; a ledger's bears the ledger's name. */
  public static final String CLEARING_DATABASE = "clearing";

  /** All databases that a network needs. */
  public static final List<String> DATABASES =
      List.of(EUROPE.value(), AMERICAS.value(), CLEARING_DATABASE);

  /** Two ledgers of one node each, on free ports, cycles closed on command. */
  public static NetworkPlan of(DatabaseServer databases, Instant from) {
    return new NetworkPlan(databases, 1, 1, 0, Optional.empty(), Optional.empty(), from);
  }

  /** The same with that many nodes on the ledger {@code europe}. */
  public NetworkPlan withEuropeNodes(int nodes) {
    return new NetworkPlan(databases, nodes, americasNodes, httpPort, rates, cycleInterval, from);
  }

  /** The same from that port on. */
  public NetworkPlan withHttpPort(int port) {
    return new NetworkPlan(databases, europeNodes, americasNodes, port, rates, cycleInterval, from);
  }

  /** The same with other exchange rates. */
  public NetworkPlan withRates(Rates other) {
    return new NetworkPlan(
        databases, europeNodes, americasNodes, httpPort, Optional.of(other), cycleInterval, from);
  }

  /** The same with a cycle closed that often. */
  public NetworkPlan withCycleInterval(Duration interval) {
    return new NetworkPlan(
        databases, europeNodes, americasNodes, httpPort, rates, Optional.of(interval), from);
  }

  /**
   * A file of reference rates.
   *
   * @param file in the ECB's shape
   * @param accepted the newest date in it, accepted by name however old it is
   */
  public record Rates(Path file, LocalDate accepted) {}
}
