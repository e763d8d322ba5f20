package io.hanse.standalone.e2e;

import io.hanse.standalone.network.NetworkFiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A node or clearing as a process of its own, started from its settings file. */
final class ServerProcess {
  private static final Duration START_LIMIT = Duration.ofMinutes(15);

  private final NetworkFiles.Server server;
  private final Process process;
  private final Path log;

  private ServerProcess(NetworkFiles.Server server, Process process, Path log) {
    this.server = server;
    this.process = process;
    this.log = log;
  }

  static ServerProcess start(NetworkFiles.Server server) throws IOException {
    String role = server.name().equals("clearing") ? "clearing" : "node";
    Path log = server.settings().resolveSibling(server.name() + ".log");
    Process process =
        new ProcessBuilder(hanse(role, "--config", server.settings().toString()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    return new ServerProcess(server, process, log);
  }

  /** The command line of the program as the tests' class path has it. */
  static List<String> hanse(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + System.getProperty("hanse.jvm.options"));
    command.add("-Xmx512m");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("io.hanse.standalone.HanseMain");
    command.addAll(List.of(arguments));
    return command;
  }

  /** Waits until it says that it is ready. */
  ServerProcess awaitReady(HttpClient http) throws Exception {
    HttpRequest ready =
        HttpRequest.newBuilder(URI.create(server.url() + "/health/ready"))
            .timeout(Duration.ofMinutes(1))
            .build();
    StringBuilder reasons = new StringBuilder();
    Instant limit = Instant.now().plus(START_LIMIT);
    while (Instant.now().isBefore(limit)) {
      if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(server.name() + " ended:\n" + Files.readString(log));
      }
      try {
        if (http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return this;
        }
      } catch (IOException notYet) {
        reasons.append(notYet.getMessage()).append('\n');
      }
    }
    throw new IllegalStateException(
        server.name() + " is not ready:\n" + reasons + Files.readString(log));
  }

  NetworkFiles.Server server() {
    return server;
  }

  /** How much memory it has at present, as Linux counts it. */
  long residentMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  /** As the operating system does it to whoever uses too much memory. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Stops it with SIGTERM, as an operator does. */
  void stop() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      kill();
    }
  }
}
