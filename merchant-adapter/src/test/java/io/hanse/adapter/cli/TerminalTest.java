package io.hanse.adapter.cli;

import static io.hanse.adapter.scripted.Purchases.KEY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.adapter.AdapterMain;
import io.hanse.adapter.outbox.Outbox;
import io.hanse.adapter.scripted.ScriptedNode;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.octets.Base64Url;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.rejection.RejectionCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a merchant sees on the terminal, from the program as a process of its own. */
class TerminalTest {
  private static final Pattern NOT_FOR_MERCHANTS =
      Pattern.compile("(?m)^\\s+at |Exception|Error:|WARN|SEVERE|io\\.(vertx|netty)|org\\.sqlite");

  @TempDir private Path folder;
  private final Vertx vertx = Vertx.vertx();

  @BeforeEach
  void copyTheExamples() throws IOException {
    Files.copy(Path.of("examples/invoices.csv"), folder.resolve("invoices.csv"));
    Files.writeString(folder.resolve("accrual.json"), accrual());
    Files.writeString(
        folder.resolve("shop.key"), Base64Url.encode(Sha256.of(new byte[] {1}).octets()));
  }

  private static String accrual() throws IOException {
    return Files.readString(Path.of("examples/accrual.json")).replace("thames-gifts", "shop");
  }

  @AfterEach
  void stop() {
    await(vertx.close());
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void aServerThatIsDownIsNamedWithWhatToDo() throws Exception {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }

    Ended ended = run("http://127.0.0.1:" + nobody, "--patience=1", "send", "accrual.json");

    ended.says(3, "http://127.0.0.1:" + nobody + ": nothing listens at this address");
    ended.says(3, "1 message waits in the outbox");
  }

  @Test
  void aNodeWithoutTlsUnderHttpsIsNamed() throws Exception {
    ScriptedNode node = await(ScriptedNode.start(vertx, KEY.verifyingKey()));
    String https = node.address().toString().replace("http:", "https:");

    run(https, "--patience=1", "send", "accrual.json").says(3, "the TLS connection failed");
  }

  @Test
  void aDamagedOutboxSaysTheWayOut() throws Exception {
    Files.createDirectories(folder.resolve("home"));
    Files.writeString(folder.resolve("home/outbox.db"), "no database at all ".repeat(100));

    run("http://127.0.0.1:9", "send", "accrual.json")
        .says(2, "is damaged or is no outbox. Restore it from a backup");
  }

  @Test
  void anOutboxInUseSaysSo() throws Exception {
    try (Outbox used =
        Outbox.open(folder.resolve("home"), ParticipantId.of("shop"), Clock.systemUTC())) {
      assertEquals(0, used.waiting());

      run("http://127.0.0.1:9", "send", "accrual.json")
          .says(2, "Another process sends from the outbox");
    }
  }

  @Test
  void aHomeThatCannotBeAFolderSaysWhy() throws Exception {
    Files.writeString(folder.resolve("home"), "a file");

    run("http://127.0.0.1:9", "send", "accrual.json").says(2, "cannot be used: ");
  }

  @Test
  void aReportIntoNowhereIsFoundBeforeAnythingIsSent() throws Exception {
    run("http://127.0.0.1:9", "import", "--report=no/such/folder.json", "invoices.csv")
        .says(2, "its folder is missing");
  }

  @Test
  void anImportThatIsStoppedSaysWhatWasSentAndHowToGoOn() throws Exception {
    ScriptedNode node = await(ScriptedNode.start(vertx, KEY.verifyingKey()));
    Promise<Void> asked = Promise.promise();
    node.judge(
        message -> {
          asked.tryComplete();
          return Optional.of(RejectionCode.UNAVAILABLE);
        });
    Process process = start(node.address().toString(), "import", "invoices.csv");
    await(asked.future());
    process.destroy();

    new Ended(process.waitFor(), read("err")).says(143, "To go on, import the file again");
  }

  @Test
  void commandsThatOnlyLookAtFilesStartNothingElse() throws Exception {
    for (List<String> command :
        List.of(
            List.of("--version"),
            List.of("--help"),
            List.of("import", "--help"),
            List.of("mapping", "online-retail-csv"),
            List.of("keygen", folder.resolve("new.key").toString()),
            List.of("verify-receipt", folder.resolve("accrual.json").toString()))) {
      Process process =
          java(List.of("-Xlog:class+load:file=" + folder.resolve("classes")), command);
      process.waitFor();
      String loaded = Files.readString(folder.resolve("classes"));
      assertTrue(loaded.contains(AdapterMain.class.getName()), loaded);
      for (String heavy :
          List.of("io.vertx.core.impl", "io.netty.", "ch.qos.logback.", "org.sqlite.")) {
        assertFalse(loaded.contains(heavy), command + " loads " + heavy);
      }
    }
  }

  /** A process that ended, and what it wrote to standard error. */
  private record Ended(int exitCode, String err) {
    void says(int expected, String text) {
      assertTrue(err.contains(text), err);
      assertFalse(NOT_FOR_MERCHANTS.matcher(err).find(), err);
      assertEquals(expected, exitCode, err);
    }
  }

  private Ended run(String node, String... arguments) throws Exception {
    return new Ended(start(node, arguments).waitFor(), read("err"));
  }

  /** Starts a command; options of settings may stand before it. */
  private Process start(String node, String... arguments) throws IOException {
    List<String> words = new ArrayList<>(List.of(arguments));
    Collections.rotate(words, words.get(0).startsWith("--patience") ? -1 : 0);
    if (words.get(0).equals("import")) {
      words.addAll(List.of("--format=online-retail-csv", "--ledger=europe"));
    }
    words.addAll(
        List.of(
            "--node=" + node,
            "--participant=shop",
            "--location=web",
            "--key=shop.key",
            "--home=home"));
    return java(List.of(), words);
  }

  private Process java(List<String> options, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.add("@" + Path.of("../.mvn/launcher/adapter.options").toAbsolutePath().normalize());
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(AdapterMain.class.getName());
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  private String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }
}
