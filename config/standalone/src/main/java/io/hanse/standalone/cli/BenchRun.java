package io.hanse.standalone.cli;

import io.hanse.standalone.bench.CutoffRow;
import io.hanse.standalone.bench.Cutoffs;
import io.hanse.standalone.network.NetworkFiles;
import io.hanse.standalone.network.NetworkPlan;
import io.hanse.standalone.network.NetworkWriter;
import io.hanse.standalone.network.Participants;
import io.hanse.standalone.postgres.DataFolder;
import io.hanse.standalone.postgres.EmbeddedDatabases;
import io.hanse.standalone.postgres.ServerSize;
import io.hanse.standalone.running.Await;
import io.hanse.standalone.running.Closing;
import io.hanse.standalone.running.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine;

/** A database and a node here, the load in a second program. */
final class BenchRun {
  private final CommandLine command;
  private final Duration time;
  private final int members;
  private final boolean cutoffs;

  BenchRun(CommandLine command, Duration time, int members, boolean cutoffs) {
    this.command = command;
    this.time = time;
    this.members = members;
    this.cutoffs = cutoffs;
  }

  int run(Path data) throws IOException, InterruptedException {
    try (Closing closing = Closing.begin()) {
      DataFolder folder = closing.add("data folder", DataFolder.claimOneOf(data));
      EmbeddedDatabases databases =
          closing.add(
              "databases",
              EmbeddedDatabases.start(
                  folder, List.of(NetworkPlan.EUROPE.value()), ServerSize.LARGE));
      NetworkPlan plan = NetworkPlan.of(databases.server(), Instant.now());
      NetworkFiles files = NetworkWriter.write(folder.path().resolve("network"), plan);
      NetworkFiles.Server server = files.nodeOf(NetworkPlan.EUROPE);
      RunningServer node =
          Await.of(RunningServer.node(server.settings(), System.getenv()), Duration.ofMinutes(15));
      closing.add("node", node, Foreground.STOP_LIMIT, node::close);
      return cutoffs ? withCutoffs(closing, files, server, node) : load(closing, files, server);
    }
  }

  private int withCutoffs(
      Closing closing, NetworkFiles files, NetworkFiles.Server server, RunningServer node)
      throws IOException, InterruptedException {
    try (Cutoffs ends = Cutoffs.begin(node.vertx(), NetworkPlan.EUROPE)) {
      int exit = load(closing, files, server);
      print(CutoffRow.of(ends.ended(), metrics(server)).json());
      return exit;
    }
  }

  private static String metrics(NetworkFiles.Server node) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(node.url() + "/metrics")).build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  private int load(Closing closing, NetworkFiles files, NetworkFiles.Server server)
      throws IOException, InterruptedException {
    Process load = program(files, server).start();
    closing.add("load", load::destroy);
    load.inputReader().lines().forEach(this::print);
    return load.waitFor() == 0 ? 0 : CommandFailure.FAILED;
  }

  private void print(String row) {
    command.getOut().println(row);
    command.getOut().flush();
  }

  private ProcessBuilder program(NetworkFiles files, NetworkFiles.Server node) {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx3g",
            "-XX:+UseParallelGC",
            "-cp",
            System.getProperty("java.class.path"),
            "io.hanse.standalone.HanseMain",
            "bench-load",
            "--url=" + node.url(),
            "--ledger=" + node.ledger(),
            "--participant=" + Participants.SPREE_MODE,
            "--location=mitte",
            "--key=" + files.keyOf(Participants.SPREE_MODE),
            "--members=" + members,
            "--seconds=" + time.toSeconds())
        .redirectError(ProcessBuilder.Redirect.INHERIT);
  }
}
