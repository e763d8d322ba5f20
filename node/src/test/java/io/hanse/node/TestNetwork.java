package io.hanse.node;

import static io.hanse.testing.Check.check;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hanse.config.cluster.Cluster;
import io.hanse.config.database.Database;
import io.hanse.config.database.DirectoryStore;
import io.hanse.config.database.DirectoryWrite;
import io.hanse.config.directory.Directory;
import io.hanse.config.directory.DirectoryFile;
import io.hanse.config.settings.Access;
import io.hanse.config.settings.ClusterSettings;
import io.hanse.config.settings.DatabaseSettings;
import io.hanse.config.settings.HttpSettings;
import io.hanse.config.settings.LimitSettings;
import io.hanse.config.settings.NodeSettings;
import io.hanse.config.settings.ReaderToken;
import io.hanse.config.settings.Readers;
import io.hanse.config.settings.Role;
import io.hanse.config.settings.Secret;
import io.hanse.config.shared.CutOrder;
import io.hanse.config.shared.LedgerAddress;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.signing.SigningKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Nodes of two ledgers on real databases, in a real cluster of two members. */
final class TestNetwork {
  static final LedgerId EUROPE = LedgerId.of("europe");
  static final LedgerId AMERICAS = LedgerId.of("americas");
  static final String OPERATOR = "operator-token";
  static final String FASHION = "fashion-token";

  /** Long enough for a busy machine. */
  private static final Duration PATIENT = Duration.ofMinutes(2);

  private final Vertx vertx;
  private final EmbeddedPostgres postgres;
  private final List<Cluster> clusters;
  private final List<Node> nodes = new ArrayList<>();

  private TestNetwork(Vertx vertx, EmbeddedPostgres postgres, List<Cluster> clusters) {
    this.vertx = vertx;
    this.postgres = postgres;
    this.clusters = clusters;
  }

  /** Databases and cluster, without any node yet. */
  static Future<TestNetwork> start(Vertx vertx) throws IOException {
    String name = "test-" + UUID.randomUUID();
    int port = freePort();
    List<String> members = List.of("127.0.0.1:" + port);
    return vertx
        .executeBlocking(TestNetwork::postgres)
        .compose(
            postgres ->
                Cluster.start(new ClusterSettings(name, "127.0.0.1", port, members))
                    .compose(
                        first ->
                            Cluster.start(new ClusterSettings(name, "127.0.0.1", 0, members))
                                .map(second -> List.of(first, second)))
                    .map(clusters -> new TestNetwork(vertx, postgres, clusters)));
  }

  private static EmbeddedPostgres postgres() throws IOException, SQLException {
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
            .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .start();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + nameOf(EUROPE));
      statement.execute("CREATE DATABASE " + nameOf(AMERICAS));
    }
    return postgres;
  }

  private static String nameOf(LedgerId ledger) {
    return "ledger_" + ledger;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  static SigningKey key(String name) {
    return SigningKey.of(seed(name));
  }

  /** The directory, with keys as a test needs them; from version 2 on, {@code lost} is revoked. */
  static Directory directory(long version) {
    String text =
        """
        version: %d
        operator:
          name: Operator
          country: NL
          settlementAccount: {iban: NL93HNSE0417164300, bic: HNSENL2A}
          keys: [%s]
        ledgers:
          - {id: europe, prefixes: [990100], countries: [DE], keys: [%s]}
          - {id: americas, prefixes: [990200], countries: [US], keys: [%s]}
        participants:
          - id: fashion
            name: Fashion
            sector: retail
            country: DE
            tariff: {settlementCurrency: EUR, funded: {currency: EUR, perPoint: "0.0085"}}
            account: {iban: DE88100100990123456789, bic: SPMODEB1}
            locations: [{id: mitte, country: DE, zone: Europe/Berlin}]
            keys: [%s, %s, %s, %s]
          - id: hotel
            name: Hotel
            sector: hotel
            country: US
            tariff: {settlementCurrency: USD, funded: {currency: USD, perPoint: "0.0092"}}
            account: {number: "000123456789", bic: PSHOUS66}
            locations: [{id: gaslamp, country: US, zone: America/Los_Angeles}]
            keys: [%s]
        programme:
          earnRules: [{name: everything, currency: EUR, pointsPerUnit: "1"}]
          burnValues: {EUR: "100", USD: "85"}
          lotMonths: 24
          graceDays: 30
        """
            .formatted(
                version,
                entry("operator", ""),
                entry("europe", ""),
                entry("americas", ""),
                entry("fashion", ""),
                entry("rotated", ""),
                entry("revoked", ", revokedAt: \"2021-01-01T00:00:00Z\""),
                entry("lost", version > 1 ? ", revokedAt: \"2021-01-01T00:00:00Z\"" : ""),
                entry("hotel", ""));
    return DirectoryFile.parse("test", text).orElseThrow();
  }

  private static String entry(String key, String more) {
    return "{x: \"%s\", validFrom: \"2020-01-01T00:00:00Z\", validTo: \"2099-01-01T00:00:00Z\"%s}"
        .formatted(key(key).verifyingKey().x(), more);
  }

  /** Starts a node of a ledger on one of the two members of the cluster. */
  Future<Node> start(LedgerId ledger, int member) {
    return start(ledger, member, PATIENT);
  }

  /** Starts a node that waits no longer than that for its ledger. */
  Future<Node> start(LedgerId ledger, int member, Duration ledgerTimeout) {
    Cluster cluster = clusters.get(member);
    NodeSettings settings = settings(ledger, ledgerTimeout);
    return Node.start(cluster.vertx(), settings, directory(1), cluster.shared())
        .onSuccess(nodes::add);
  }

  Future<Void> stop(Node node) {
    nodes.remove(node);
    return node.close();
  }

  /** Writes a directory into a ledger's own copy, past its nodes. */
  Future<Void> write(LedgerId ledger, Directory directory) {
    return Database.open(vertx, database(ledger), PATIENT)
        .compose(
            database ->
                new DirectoryStore(database)
                    .write(directory)
                    .compose(check(write -> assertEquals(DirectoryWrite.WRITTEN, write)))
                    .eventually(database::close))
        .mapEmpty();
  }

  /** Ends a ledger's window, as clearing orders it; the seal's octets. */
  Future<String> cut(LedgerId ledger, long window) {
    Buffer order = Buffer.buffer(new CutOrder(window, 1).octets());
    return clusters
        .get(0)
        .vertx()
        .eventBus()
        .<Buffer>request(LedgerAddress.cut(ledger), order)
        .map(answer -> answer.body().toString(UTF_8));
  }

  /** Keeps a ledger from posting until what is returned is released. */
  Future<Connection> stall(LedgerId ledger) {
    return vertx.executeBlocking(
        () -> {
          Connection connection = connection(ledger);
          connection.setAutoCommit(false);
          try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE message_key IN ACCESS EXCLUSIVE MODE");
          }
          return connection;
        });
  }

  /** Completes once a batch, and not just a sweep, waits for what {@link #stall} has locked. */
  Future<Void> blocked(LedgerId ledger) {
    return vertx.executeBlocking(
        () -> {
          try (Connection connection = connection(ledger);
              Statement statement = connection.createStatement()) {
            boolean blocked = false;
            while (!blocked) {
              try (var rows =
                  statement.executeQuery(
                      "SELECT count(*), pg_sleep(0.01) FROM pg_stat_activity"
                          + " WHERE datname = current_database() AND wait_event_type = 'Lock'"
                          + " AND query LIKE '%FROM message_key a%'")) {
                rows.next();
                blocked = rows.getLong(1) > 0;
              }
            }
          }
          return null;
        },
        false);
  }

  Future<Void> release(Connection stall) {
    return vertx.executeBlocking(
        () -> {
          stall.rollback();
          stall.close();
          return null;
        });
  }

  private Connection connection(LedgerId ledger) throws SQLException {
    return postgres.getDatabase("postgres", nameOf(ledger)).getConnection();
  }

  private DatabaseSettings database(LedgerId ledger) {
    return new DatabaseSettings(
        "127.0.0.1", postgres.getPort(), nameOf(ledger), "postgres", Secret.ofText("postgres"), 4);
  }

  private NodeSettings settings(LedgerId ledger, Duration ledgerTimeout) {
    return new NodeSettings(
        ledger,
        database(ledger),
        new HttpSettings("127.0.0.1", 0, Optional.empty()),
        new ClusterSettings("unused", "127.0.0.1", 0, List.of()),
        Path.of("unused"),
        Secret.of(seed(ledger.value())),
        Secret.of(new byte[32]),
        2,
        1000,
        ledgerTimeout,
        LimitSettings.DEFAULT,
        new Readers(
            List.of(
                new ReaderToken(
                    "operator", Readers.sha256(OPERATOR), new Access.OfRole(Role.OPERATOR)),
                new ReaderToken(
                    "fashion",
                    Readers.sha256(FASHION),
                    new Access.OfParticipant(ParticipantId.of("fashion"))))));
  }

  private static byte[] seed(String name) {
    byte[] seed = new byte[32];
    byte[] octets = name.getBytes(US_ASCII);
    System.arraycopy(octets, 0, seed, 0, octets.length);
    return seed;
  }

  /** Messages that a ledger has recorded. */
  Future<Long> recorded(LedgerId ledger) {
    return vertx.executeBlocking(
        () -> {
          try (Connection connection = connection(ledger);
              Statement statement = connection.createStatement();
              var rows = statement.executeQuery("SELECT count(*) FROM message_key")) {
            rows.next();
            return rows.getLong(1);
          }
        });
  }

  Future<Void> close() {
    return Future.join(List.copyOf(nodes).stream().map(this::stop).toList())
        .eventually(() -> Future.join(clusters.stream().map(Cluster::close).toList()))
        .eventually(
            () ->
                vertx.executeBlocking(
                    () -> {
                      postgres.close();
                      return null;
                    }))
        .mapEmpty();
  }
}
