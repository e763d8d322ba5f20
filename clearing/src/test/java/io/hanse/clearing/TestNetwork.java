package io.hanse.clearing;

import io.hanse.config.cluster.Cluster;
import io.hanse.config.directory.DirectoryFile;
import io.hanse.config.settings.Access;
import io.hanse.config.settings.ClearingSettings;
import io.hanse.config.settings.ClusterSettings;
import io.hanse.config.settings.DatabaseSettings;
import io.hanse.config.settings.HttpSettings;
import io.hanse.config.settings.RatesSettings;
import io.hanse.config.settings.ReaderToken;
import io.hanse.config.settings.Readers;
import io.hanse.config.settings.Role;
import io.hanse.config.settings.Secret;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Two scripted ledgers, and clearing on a database of its own whenever it is started. */
public final class TestNetwork {
  public static final String OPERATOR_TOKEN = "operator-token";
  public static final String AUDITOR_TOKEN = "auditor-token";
  public static final String SHOP_TOKEN = "shop-token";
  public static final Instant NOW = Instant.parse("2026-04-14T10:00:00Z");

  private final Cluster cluster;
  private final Path folder;
  private final DatabaseSettings database;
  private int signer = 3;
  private Optional<Clearing> running = Optional.empty();
  private final ScriptedLedger europe = new ScriptedLedger(Coalition.EUROPE, Coalition.EUROPE_KEY);
  private final ScriptedLedger americas =
      new ScriptedLedger(Coalition.AMERICAS, Coalition.AMERICAS_KEY);

  private TestNetwork(Cluster cluster, Path folder, DatabaseSettings database) {
    this.cluster = cluster;
    this.folder = folder;
    this.database = database;
  }

  /** With both ledgers in the cluster, and no clearing yet. */
  static Future<TestNetwork> in(Cluster cluster, Path folder, DatabaseSettings database)
      throws IOException {
    Files.write(folder.resolve("directory.yaml"), DirectoryFile.octets(Coalition.directory()));
    TestNetwork network = new TestNetwork(cluster, folder, database);
    network.rates("Date,USD,CZK,\n2026-04-13,1.1684,24.378,\n");
    return Future.all(network.europe.start(cluster), network.americas.start(cluster)).map(network);
  }

  public Cluster cluster() {
    return cluster;
  }

  public ScriptedLedger europe() {
    return europe;
  }

  public ScriptedLedger americas() {
    return americas;
  }

  public Path folder() {
    return folder;
  }

  /** Puts another file of rates in place. */
  public void rates(String csv) {
    try {
      Files.writeString(folder.resolve("rates.csv"), csv);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Starts clearing, after the instance that ran before has ended. */
  public Future<Clearing> start() {
    return start(InstantSource.fixed(NOW));
  }

  /** The same, with a clock. */
  public Future<Clearing> start(InstantSource clock) {
    return stop()
        .compose(stopped -> Clearing.start(cluster.vertx(), cluster.shared(), settings(), clock))
        .onSuccess(started -> running = Optional.of(started));
  }

  private Future<Void> stop() {
    Future<Void> stopped = running.map(Clearing::close).orElseGet(Future::succeededFuture);
    running = Optional.empty();
    return stopped;
  }

  /** From now on, instances sign with another key. */
  public void rotateClearingsKey() {
    signer = 7;
  }

  public ClearingSettings settings() {
    return new ClearingSettings(
        database,
        new HttpSettings("127.0.0.1", 0, Optional.empty()),
        new ClusterSettings("unused", "127.0.0.1", 0, List.of()),
        folder.resolve("directory.yaml"),
        Secret.of(seed(signer)),
        Secret.ofText(ScriptedLedger.TOKEN),
        new RatesSettings(folder.resolve("rates.csv"), 7, Optional.empty()),
        Optional.empty(),
        Duration.ofMinutes(2),
        new Readers(
            List.of(
                token("operator", OPERATOR_TOKEN, new Access.OfRole(Role.OPERATOR)),
                token("auditor", AUDITOR_TOKEN, new Access.OfRole(Role.AUDITOR)),
                token("shop", SHOP_TOKEN, new Access.OfParticipant(Coalition.SHOP)))));
  }

  private static byte[] seed(int number) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) number);
    return seed;
  }

  private static ReaderToken token(String name, String token, Access access) {
    return new ReaderToken(name, Readers.sha256(token), access);
  }

  /** Ends clearing and takes the ledgers out of the cluster. */
  Future<Void> close() {
    return stop().eventually(() -> Future.join(europe.stop(cluster), americas.stop(cluster)));
  }
}
