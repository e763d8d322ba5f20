package io.hanse.standalone.network;

import static io.hanse.standalone.network.NetworkPlan.AMERICAS;
import static io.hanse.standalone.network.NetworkPlan.CLEARING_DATABASE;
import static io.hanse.standalone.network.NetworkPlan.EUROPE;

import io.hanse.adapter.file.OwnerOnly;
import io.hanse.config.settings.Readers;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.ParticipantId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes a network's files into an empty folder. Keys and tokens are new each time. */
public final class NetworkWriter {
  /** The newest date in the rates that come with the program. */
  private static final String OWN_RATES_DATE = "2026-04-13";

  private static final Duration KEY_LIFE = Duration.ofDays(3650);

  private final Path folder;
  private final NetworkPlan plan;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, String> tokenHashes = new HashMap<>();

  private NetworkWriter(Path folder, NetworkPlan plan) {
    this.folder = folder;
    this.plan = plan;
  }

  /**
   * Writes everything.
   *
   * @param folder made where it is missing; must not hold a network yet
   * @throws IOException when a file cannot be written, or is there already
   */
  public static NetworkFiles write(Path folder, NetworkPlan plan) throws IOException {
    OwnerOnly.createFolders(folder);
    OwnerOnly.createFolders(folder.resolve("keys"));
    OwnerOnly.createFolders(folder.resolve("tokens"));
    return new NetworkWriter(folder.toAbsolutePath(), plan).write();
  }

  private NetworkFiles write() throws IOException {
    NetworkFiles files = layOut();
    writeTokens(files);
    writeDirectory(files);
    writeRates();
    List<Integer> clusterPorts = FreePorts.take(files.nodes().size() + 1);
    for (int i = 0; i < files.nodes().size(); i++) {
      writeServer("node.yaml", files.nodes().get(i), clusterPorts.get(i), clusterPorts);
    }
    writeServer("clearing.yaml", files.clearing(), clusterPorts.getLast(), clusterPorts);
    return files;
  }

  private NetworkFiles layOut() throws IOException {
    List<String> names = new ArrayList<>();
    IntStream.rangeClosed(1, plan.europeNodes()).forEach(i -> names.add(EUROPE + "-" + i));
    IntStream.rangeClosed(1, plan.americasNodes()).forEach(i -> names.add(AMERICAS + "-" + i));
    names.add(CLEARING_DATABASE);
    List<Integer> ports =
        plan.httpPort() == 0
            ? FreePorts.take(names.size())
            : IntStream.range(plan.httpPort(), plan.httpPort() + names.size()).boxed().toList();
    FreePorts.require(names, ports);
    List<NetworkFiles.Server> servers = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      LedgerId ledger = LedgerId.of(name.replaceFirst("-\\d+$", ""));
      servers.add(
          new NetworkFiles.Server(name, ledger, folder.resolve(name + ".yaml"), ports.get(i)));
    }
    return new NetworkFiles(folder, servers.subList(0, servers.size() - 1), servers.getLast());
  }

  private static void writePrivate(Path file, String content) throws IOException {
    OwnerOnly.create(file, content.getBytes(StandardCharsets.UTF_8));
  }

  private void writeTokens(NetworkFiles files) throws IOException {
    Stream<String> owners =
        Stream.concat(
            Stream.of("operator", CLEARING_DATABASE),
            Participants.ALL.stream().map(ParticipantId::value));
    for (String owner : owners.toList()) {
      String token = SigningSeed.secret(random);
      writePrivate(files.tokenFile(owner), token + "\n");
      tokenHashes.put(owner, Readers.sha256(token));
    }
  }

  private void writeDirectory(NetworkFiles files) throws IOException {
    Map<String, String> values = new HashMap<>();
    values.put("validFrom", plan.from().minus(1, ChronoUnit.DAYS).toString());
    values.put("validTo", plan.from().plus(KEY_LIFE).toString());
    Stream<String> owners =
        Stream.concat(
            Stream.of("operator", EUROPE.value(), AMERICAS.value()),
            Participants.ALL.stream().map(ParticipantId::value));
    for (String owner : owners.toList()) {
      SigningSeed key = SigningSeed.generate(random);
      writePrivate(files.keyFile(owner), key.seed() + "\n");
      values.put(owner, key.x());
    }
    for (LedgerId ledger : List.of(EUROPE, AMERICAS)) {
      writePrivate(files.keyFile(ledger + "-master"), SigningSeed.secret(random) + "\n");
    }
    Files.writeString(files.directory(), Template.filled("directory.yaml", values));
  }

  private void writeRates() throws IOException {
    Path target = folder.resolve("reference-rates.csv");
    if (plan.rates().isPresent()) {
      Files.copy(plan.rates().get().file(), target);
    } else {
      Files.writeString(target, Template.text("reference-rates.csv"));
    }
  }

  private void writeServer(
      String template, NetworkFiles.Server server, int clusterPort, List<Integer> clusterPorts)
      throws IOException {
    Map<String, String> values = new HashMap<>();
    values.put("ledger", server.ledger().value());
    values.put("databaseHost", plan.databases().host());
    values.put("databasePort", Integer.toString(plan.databases().port()));
    values.put("databaseUser", plan.databases().user());
    values.put("httpPort", Integer.toString(server.httpPort()));
    values.put("clusterName", "hanse-" + clusterPorts.getFirst());
    values.put("clusterPort", Integer.toString(clusterPort));
    values.put(
        "clusterMembers",
        clusterPorts.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(", ")));
    values.put(
        "acceptedRateDate",
        plan.rates().map(rates -> rates.accepted().toString()).orElse(OWN_RATES_DATE));
    values.put(
        "cycleInterval",
        plan.cycleInterval().map(it -> "cycleInterval: " + it.toMillis() + "ms").orElse(""));
    values.put("readers", readers());
    writePrivate(server.settings(), Template.filled(template, values));
  }

  private String readers() {
    StringBuilder readers = new StringBuilder();
    readers.append(reader("operator", "role: operator"));
    readers.append(reader(CLEARING_DATABASE, "role: clearing"));
    for (ParticipantId participant : Participants.ALL) {
      readers.append(reader(participant.value(), "participant: " + participant));
    }
    return readers.toString().stripTrailing();
  }

  private String reader(String name, String access) {
    return "  - {name: " + name + ", sha256: " + tokenHashes.get(name) + ", " + access + "}\n";
  }
}
