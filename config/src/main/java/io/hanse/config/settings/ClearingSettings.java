package io.hanse.config.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * One clearing instance.
 *
 * @param database clearing's own database
 * @param http the address at which finance reaches it
 * @param cluster the network it joins
 * @param directory the directory file that clearing's database takes over where it is newer
 * @param signingKey 32 octets, the seed of the operator's Ed25519 key, which signs statements
 * @param nodeToken the bearer token with which it reads from the ledgers' nodes
 * @param rates the source of exchange rates
 * @param cycleInterval the time between two closings; empty: cycles are closed on command only
 * @param ledgerTimeout how long a ledger may take to cut its window
 * @param readers who may read and command
 */
public record ClearingSettings(
    DatabaseSettings database,
    HttpSettings http,
    ClusterSettings cluster,
    Path directory,
    Secret signingKey,
    Secret nodeToken,
    RatesSettings rates,
    Optional<Duration> cycleInterval,
    Duration ledgerTimeout,
    Readers readers) {
  public static final int DEFAULT_MAX_RATE_AGE_DAYS = 7;
  public static final Duration DEFAULT_LEDGER_TIMEOUT = Duration.ofSeconds(10);
}
