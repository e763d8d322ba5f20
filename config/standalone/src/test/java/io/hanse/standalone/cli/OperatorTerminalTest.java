package io.hanse.standalone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.standalone.network.NetworkFiles;
import io.hanse.standalone.network.NetworkPlan;
import io.hanse.standalone.network.NetworkWriter;
import io.hanse.standalone.postgres.DatabaseServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator reads when a command cannot do what it was asked for. */
class OperatorTerminalTest {
  @TempDir Path folder;

  private final Vertx vertx = Vertx.vertx();
  private Path token;

  @BeforeEach
  void writeToken() throws IOException {
    token = Files.writeString(folder.resolve("operator.token"), "token\n");
  }

  @AfterEach
  void stop() {
    await(vertx.close());
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void aListWithoutAServerIsOneSentenceAndNoHeader() throws IOException {
    String url;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      url = "http://127.0.0.1:" + socket.getLocalPort();
    }

    Result result = run("cycle", "list", "--url", url, "--token-file", token.toString());

    assertEquals("", result.out());
    assertEquals(
        "hanse: "
            + url
            + ": nothing listens at this address. Is clearing running there? --url names another"
            + " address.",
        result.err().strip());
    assertEquals(4, result.exitCode());
  }

  @Test
  void aBadUrlAndABadNumberAreSaidInWordsOfTheField() {
    assertTrue(
        run("cycle", "list", "--url", "localhost:8082")
            .says(2, "'localhost:8082' is no http or https URL such as http://127.0.0.1:8082"));
    assertTrue(run("cycle", "list", "--url", "http://a b").says(2, "is no http or https URL"));
    assertTrue(
        run("cycle", "list", "--url", "http://127.0.0.1:99999").says(2, "is no http or https URL"));
    assertTrue(run("cycle", "show", "one").says(2, "'one' is no whole number"));
    assertTrue(run("bench", "--seconds", "1e3").says(2, "'1e3' is no whole number"));
  }

  @Test
  void aPortThatADemoCannotUseIsRefusedBeforeAnythingIsStarted() {
    Result result = run("demo", "--port", "80");

    assertTrue(result.says(2, "--port is 1024 to 65000, or 0 for free ones, not 80."));
    assertFalse(result.err().contains("starting the network"), result.err());
  }

  @Test
  void aTokenFileThatIsMissingOrAFolderIsNamed() {
    assertTrue(
        run("cycle", "list", "--token-file", folder.resolve("none").toString())
            .says(3, folder.resolve("none") + " is not there."));
    assertTrue(
        run("cycle", "list", "--token-file", folder.toString()).says(3, folder + ": is a folder"));
  }

  @Test
  void aCycleThatIsNotThereAndAServerThatIsNotClearingAreTold() {
    HttpServer server =
        await(
            vertx
                .createHttpServer()
                .requestHandler(
                    request -> {
                      boolean export = request.path().contains("999");
                      request
                          .response()
                          .setStatusCode(export ? 404 : 200)
                          .end(
                              export
                                  ? "{\"detail\":\"There is no cycle 999.\"}"
                                  : "<html>a shop</html>");
                    })
                .listen(0, "127.0.0.1"));
    String url = "http://127.0.0.1:" + server.actualPort();
    String[] common = {"--url", url, "--token-file", token.toString()};

    assertTrue(
        run(common, "cycle", "export", "999", "--out", folder.resolve("out").toString())
            .says(4, "no cycle 999. cycle list shows the cycles that it has."));
    assertTrue(run(common, "cycle", "list").says(4, url + " answers, but not as clearing does"));
  }

  @Test
  void anExportLeavesAFolderThatHoldsOtherFilesAlone() throws IOException {
    HttpServer server =
        await(
            vertx
                .createHttpServer()
                .requestHandler(
                    request ->
                        request
                            .response()
                            .end(
                                request.path().endsWith("export")
                                    ? "{\"files\":[\"fx.csv\"]}"
                                    : "rates"))
                .listen(0, "127.0.0.1"));
    Path full = Files.createDirectories(folder.resolve("full"));
    Files.writeString(full.resolve("mine.txt"), "mine");
    String url = "http://127.0.0.1:" + server.actualPort();

    Result result =
        run(
            new String[] {"--url", url, "--token-file", token.toString()},
            "cycle",
            "export",
            "1",
            "--out",
            full.toString());

    assertTrue(result.says(3, full + " holds other files than this export"));
    assertFalse(Files.exists(full.resolve("fx.csv")));
  }

  @Test
  void aDemoNamesThePortThatIsTakenAndTheServerThatWouldTakeIt() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      Result result = run("demo", "--port=" + (port - 1), "--data=" + folder.resolve("demo"));

      assertTrue(result.says(1, "port " + port + " (for americas-1)"));
    }
  }

  @Test
  void aServerNamesTheClusterPortThatIsTaken() throws IOException {
    NetworkFiles files =
        NetworkWriter.write(
            folder.resolve("network"),
            NetworkPlan.of(new DatabaseServer("127.0.0.1", 1, "nobody"), Instant.now()));
    Path settings = files.nodes().getFirst().settings();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      Files.writeString(
          settings,
          Files.readString(settings).replaceFirst("(?s)(cluster:.*?port: )\\d+", "$1" + port));

      Result result = run("node", "--config", settings.toString());

      assertTrue(result.says(1, "In use: port " + port + " of 127.0.0.1 (cluster.port)"));
    }
  }

  @Test
  void keysAndSecretsAreForTheirOwnerAndForScripts() throws IOException {
    Result key = run("keygen", "--out", folder.resolve("new.key").toString());
    Result secret = run("secret", "--out", folder.resolve("new.token").toString());

    assertTrue(
        key.out().matches("- \\{x: \"[\\w-]{43}\", validFrom: \"[^\"]+\", validTo: \"[^\"]+\"}\n"),
        key.out());
    assertTrue(secret.out().matches("[0-9a-f]{64}\n"), secret.out());
    for (String file : List.of("new.key", "new.token")) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))));
    }
    assertTrue(
        run("keygen", "--out", folder.resolve("new.key").toString())
            .says(3, "exists and is not overwritten"));
  }

  @Test
  void commandsThatOnlyLookAtFilesStartNothingElse() throws Exception {
    Path directory = Files.writeString(folder.resolve("directory.yaml"), "version: 1\n");
    for (List<String> command :
        List.of(
            List.of("--version"),
            List.of("cycle", "--help"),
            List.of("directory", "check", directory.toString()),
            List.of("keygen", "--out", folder.resolve("quick.key").toString()))) {
      Path classes = folder.resolve("classes");
      List<String> java = new ArrayList<>();
      java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      java.add("-Xlog:class+load:file=" + classes);
      java.addAll(List.of("-cp", System.getProperty("java.class.path")));
      java.add("io.hanse.standalone.HanseMain");
      java.addAll(command);
      new ProcessBuilder(java)
          .redirectErrorStream(true)
          .redirectOutput(folder.resolve("output").toFile())
          .start()
          .waitFor();

      String loaded = Files.readString(classes);
      assertTrue(loaded.contains("io.hanse.standalone.cli.HanseCommand"), loaded);
      for (String heavy :
          List.of("io.vertx.core.impl", "io.netty.", "ch.qos.logback.", "com.hazelcast.")) {
        assertFalse(loaded.contains(heavy), command + " loads " + heavy);
      }
    }
  }

  private record Result(int exitCode, String out, String err) {
    boolean says(int expected, String text) {
      assertTrue(err.contains(text), err);
      assertFalse(err.contains("java."), err);
      assertEquals(expected, exitCode, err);
      return true;
    }
  }

  private static Result run(String[] more, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of(more));
    return run(all.toArray(String[]::new));
  }

  private static Result run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        HanseCommand.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Result(exitCode, out.toString(), err.toString());
  }
}
