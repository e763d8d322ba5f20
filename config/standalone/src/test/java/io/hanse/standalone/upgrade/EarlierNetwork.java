package io.hanse.standalone.upgrade;

import io.hanse.protocol.signing.Jws;
import io.hanse.protocol.signing.SigningKey;
import io.hanse.standalone.network.FreePorts;
import io.hanse.standalone.postgres.DataFolder;
import io.hanse.standalone.postgres.EmbeddedDatabases;
import io.hanse.standalone.postgres.ServerSize;
import io.hanse.standalone.running.Await;
import io.hanse.standalone.running.RunningServer;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The databases and settings of an earlier build, restored and started with this one. */
final class EarlierNetwork {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final List<String> DATABASES = List.of("europe", "americas", "clearing");
  private static final String DATE_OF_RATES = "2026-04-13";

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Path network;
  private final List<Integer> httpPorts = FreePorts.take(3);
  private final List<Integer> clusterPorts = FreePorts.take(3);
  private final EmbeddedDatabases databases;
  private final String token;

  private EarlierNetwork(Path folder) throws Exception {
    network = copy(fixture("network"), folder.resolve("network"));
    token = Files.readString(network.resolve("tokens/operator.token")).strip();
    DataFolder data = DataFolder.claim(folder.resolve("data")).orElseThrow();
    open.push(data);
    databases = EmbeddedDatabases.start(data, DATABASES, ServerSize.SMALL);
    open.push(databases);
  }

  /** Restores the databases, then starts this build's servers on them. */
  static EarlierNetwork start(Path folder) throws Exception {
    EarlierNetwork earlier = new EarlierNetwork(folder);
    try {
      for (String database : DATABASES) {
        earlier.restore(database);
      }
      earlier.run(RunningServer.node(earlier.settings("europe-1"), earlier.environment("europe")));
      earlier.run(
          RunningServer.node(earlier.settings("americas-1"), earlier.environment("americas")));
      earlier.run(
          RunningServer.clearing(earlier.settings("clearing"), earlier.environment("clearing")));
      return earlier;
    } catch (Exception e) {
      earlier.close();
      throw e;
    }
  }

  private void run(Future<RunningServer> starting) {
    RunningServer server = Await.of(starting, LIMIT);
    open.push(() -> Await.of(server.close(), LIMIT));
  }

  private void restore(String database) throws IOException, SQLException {
    String script;
    try (InputStream packed = Files.newInputStream(fixture(database + ".sql.gz"));
        InputStream text = new GZIPInputStream(packed)) {
      script = new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
    try (Connection connection = DriverManager.getConnection(databases.jdbcUrl(database));
        Statement statement = connection.createStatement()) {
      statement.execute(script);
    }
  }

  private Path settings(String server) {
    return network.resolve(server + ".yaml");
  }

  /** The addresses of this run; the cycle that waits may now take the rates that there are. */
  Map<String, String> environment(String database) {
    int number = DATABASES.indexOf(database);
    Map<String, String> environment = new HashMap<>();
    environment.put("HANSE_DATABASE_PORT", String.valueOf(databases.server().port()));
    environment.put("HANSE_HTTP_PORT", String.valueOf(httpPorts.get(number)));
    environment.put("HANSE_CLUSTER_PORT", String.valueOf(clusterPorts.get(number)));
    environment.put(
        "HANSE_CLUSTER_MEMBERS",
        String.join(",", clusterPorts.stream().map(port -> "127.0.0.1:" + port).toList()));
    if (database.equals("clearing")) {
      environment.put("HANSE_RATES_ACCEPT_DATE", DATE_OF_RATES);
    }
    return environment;
  }

  /** An address of the node of Europe. */
  URI node(String path) {
    return URI.create("http://127.0.0.1:" + httpPorts.get(0) + path);
  }

  /** An address of clearing. */
  URI clearing(String path) {
    return URI.create("http://127.0.0.1:" + httpPorts.get(2) + path);
  }

  /** What the operator reads at an address. */
  HttpResponse<String> read(URI address) throws Exception {
    return send(HttpRequest.newBuilder(address).GET());
  }

  /** What the operator's command at an address answers. */
  HttpResponse<String> command(URI address) throws Exception {
    return send(HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.noBody()));
  }

  /** The node's answer to a signed envelope. */
  HttpResponse<String> submit(String envelope) throws Exception {
    return send(
        HttpRequest.newBuilder(node("/v1/messages"))
            .header("Content-Type", "application/jose")
            .POST(HttpRequest.BodyPublishers.ofString(envelope)));
  }

  /** A signed redemption of the clothing shop. */
  String redemption(String card, long points) throws IOException {
    String message =
        """
        {"type":"redemption","id":"%s","participant":"spree-mode","location":"mitte",\
        "occurredAt":"%s","member":{"card":"%s"},"points":%d}\
        """
            .formatted(
                UUID.randomUUID(), Instant.now().truncatedTo(ChronoUnit.SECONDS), card, points);
    String seed = Files.readString(network.resolve("keys/spree-mode.key")).strip();
    byte[] envelope =
        Jws.sign(SigningKey.parse(seed).orElseThrow(), message.getBytes(StandardCharsets.UTF_8));
    return new String(envelope, StandardCharsets.US_ASCII);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(
        request.timeout(LIMIT).header("Authorization", "Bearer " + token).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  Path networkFolder() {
    return network;
  }

  String jdbcUrl(String database) {
    return databases.jdbcUrl(database);
  }

  static Path fixture(String name) {
    return Path.of(
        System.getProperty("hanse.root"),
        "config/standalone/src/test/resources/io/hanse/standalone/upgrade",
        name);
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      files.forEach(
          file -> {
            try {
              Files.copy(file, to.resolve(from.relativize(file).toString()));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
    return to;
  }

  void close() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
    http.close();
  }
}
