package io.hanse.standalone.e2e;

import io.hanse.protocol.identity.LedgerId;
import io.hanse.standalone.network.NetworkFiles;
import io.hanse.standalone.network.NetworkPlan;
import io.hanse.standalone.network.NetworkWriter;
import io.hanse.standalone.network.Participants;
import io.hanse.standalone.network.SigningSeed;
import io.hanse.standalone.postgres.DataFolder;
import io.hanse.standalone.postgres.EmbeddedDatabases;
import io.hanse.standalone.postgres.ServerSize;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A network of separate processes on a durable database of its own. */
final class TestNetwork {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Map<String, ServerProcess> processes = new HashMap<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final EmbeddedDatabases databases;
  private final NetworkFiles files;
  private final SigningSeed secondKey = SigningSeed.generate(new SecureRandom());

  private TestNetwork(Path folder, UnaryOperator<NetworkPlan> plan) throws Exception {
    DataFolder data = DataFolder.claim(folder.resolve("data")).orElseThrow();
    open.push(data);
    databases = EmbeddedDatabases.start(data, NetworkPlan.DATABASES, ServerSize.SMALL);
    open.push(databases);
    files =
        NetworkWriter.write(
            folder.resolve("network"),
            plan.apply(NetworkPlan.of(databases.server(), Instant.now())));
    addSecondKey();
  }

  /** Starts all servers of a network and waits until they are ready. */
  static TestNetwork start(Path folder, UnaryOperator<NetworkPlan> plan) throws Exception {
    TestNetwork network = new TestNetwork(folder, plan);
    try {
      for (NetworkFiles.Server node : network.files.nodes()) {
        network.launch(node);
      }
      network.launch(network.files.clearing());
      for (ServerProcess process : network.processes.values()) {
        process.awaitReady(network.http);
      }
      return network;
    } catch (Exception e) {
      network.close();
      throw e;
    }
  }

  /** The clothing retailer may sign with either of two keys. */
  private void addSecondKey() throws Exception {
    String directory = Files.readString(files.directory());
    String first = "keys:\n      - {x: \"" + firstKeyX() + "\"";
    if (!directory.contains(first)) {
      throw new IllegalStateException("the directory lists keys otherwise than expected");
    }
    String validity = directory.replaceAll("(?s).*?(validFrom: \"[^}]*})\n.*", "$1");
    Files.writeString(
        files.directory(),
        directory.replace(
            first,
            "keys:\n      - {x: \""
                + secondKey.x()
                + "\", "
                + validity
                + "\n      - {x: \""
                + firstKeyX()
                + "\""));
  }

  private String firstKeyX() throws Exception {
    return files.signingKeyOf(Participants.SPREE_MODE).verifyingKey().x();
  }

  private void launch(NetworkFiles.Server server) throws Exception {
    processes.put(server.name(), ServerProcess.start(server));
  }

  /** Starts a server again that was stopped or killed. */
  void restart(NetworkFiles.Server server) throws Exception {
    processes.put(server.name(), ServerProcess.start(server).awaitReady(http));
  }

  ServerProcess process(NetworkFiles.Server server) {
    return processes.get(server.name());
  }

  NetworkFiles files() {
    return files;
  }

  NetworkFiles.Server node(int number) {
    return files.nodes().get(number);
  }

  NetworkFiles.Server nodeOf(LedgerId ledger) {
    return files.nodeOf(ledger);
  }

  EmbeddedDatabases databases() {
    return databases;
  }

  HttpClient http() {
    return http;
  }

  /** Another key of the clothing retailer, as good as the first. */
  SigningSeed secondKey() {
    return secondKey;
  }

  void close() throws Exception {
    for (ServerProcess process : processes.values()) {
      process.close();
    }
    while (!open.isEmpty()) {
      open.pop().close();
    }
    http.close();
  }
}
