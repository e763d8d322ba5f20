package io.hanse.config.settings;

import io.hanse.protocol.identity.LedgerId;
import java.nio.file.Path;
import java.time.Duration;

/**
 * One node.
 *
 * @param ledger the ledger it serves
 * @param database that ledger's database
 * @param http the address at which merchants reach it
 * @param cluster the network it joins
 * @param directory the directory file to start with where the ledger has no copy or an older one
 * @param ledgerKey 32 octets, the seed of the ledger's Ed25519 key
 * @param masterKey 32 octets, under which members' data keys are wrapped
 * @param lanes writers of this node, 1 to 64
 * @param intakeCapacity how many messages may wait before 503 is the answer, 1 to 1000000
 * @param ledgerTimeout how long another ledger may take to answer
 * @param limits how much of it callers may take
 * @param readers who may read
 */
public record NodeSettings(
    LedgerId ledger,
    DatabaseSettings database,
    HttpSettings http,
    ClusterSettings cluster,
    Path directory,
    Secret ledgerKey,
    Secret masterKey,
    int lanes,
    int intakeCapacity,
    Duration ledgerTimeout,
    LimitSettings limits,
    Readers readers) {
  public static final int DEFAULT_LANES = 2;
  public static final int DEFAULT_INTAKE_CAPACITY = 10_000;
  public static final Duration DEFAULT_LEDGER_TIMEOUT = Duration.ofSeconds(5);
}
