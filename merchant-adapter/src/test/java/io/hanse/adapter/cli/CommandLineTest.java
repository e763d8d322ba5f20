package io.hanse.adapter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.adapter.receipt.Verdict;
import io.hanse.adapter.scripted.ScriptedNode;
import io.hanse.protocol.rejection.RejectionCode;
import io.hanse.protocol.signing.VerifyingKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandLineTest {
  @TempDir private Path folder;
  private final Vertx vertx = Vertx.vertx();
  private String out = "";
  private String err = "";

  @BeforeEach
  void copyTheReadmesFiles() throws IOException {
    Path examples = Path.of("examples");
    try (var files = Files.list(examples)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
  }

  @AfterEach
  void stop() {
    await(vertx.close());
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  /** Runs a command in which FOLDER stands for the temporary folder. */
  private int run(String... arguments) {
    StringWriter written = new StringWriter();
    StringWriter complained = new StringWriter();
    CommandLine command = HanseAdapter.commandLine();
    command.setOut(new PrintWriter(written)).setErr(new PrintWriter(complained));
    int code = command.execute(arguments);
    out = written.toString();
    err = complained.toString();
    return code;
  }

  private String at(String file) {
    return folder.resolve(file).toString();
  }

  private ScriptedNode network() throws IOException {
    assertEquals(0, run("keygen", at("shop.key")), err);
    Matcher x = Pattern.compile("x: +(\\S+)").matcher(out);
    assertTrue(x.find(), out);
    ScriptedNode node =
        await(ScriptedNode.start(vertx, VerifyingKey.parse(x.group(1)).orElseThrow()));
    Path settings = folder.resolve("hanse-adapter.yaml");
    Files.writeString(
        settings,
        Files.readString(settings).replaceAll("http://[0-9.:]+", node.address().toString()));
    return node;
  }

  @Test
  void everyLevelHasHelp() {
    List<String> commands = new ArrayList<>(HanseAdapter.commandLine().getSubcommands().keySet());
    for (String command : commands) {
      assertEquals(0, run(command, "--help"), command);
      assertTrue(out.contains("Usage: hanse-adapter " + command), out);
    }
    for (String command : List.of("status", "show", "send", "retry")) {
      assertEquals(0, run("outbox", command, "--help"), command);
    }
    assertEquals(0, run("--help"));
    assertTrue(out.contains("Exit codes"), out);
  }

  @Test
  void aPrivateKeyIsReadableByItsOwnerOnlyAndNeverOverwritten() throws IOException {
    assertEquals(0, run("keygen", at("new.key")));
    String seed = Files.readString(folder.resolve("new.key"));

    assertEquals(2, run("keygen", at("new.key")));
    assertEquals(seed, Files.readString(folder.resolve("new.key")));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("new.key"))));
  }

  @Test
  void theReadmesImportDoesWhatTheReadmeShows() throws IOException {
    network();

    int code =
        run(
            "import",
            "--settings",
            at("hanse-adapter.yaml"),
            "--format",
            "online-retail-csv",
            "--report",
            at("report.json"),
            at("invoices.csv"));

    assertEquals(0, code, err);
    assertEquals(example("import"), out);
    assertTrue(Files.readString(folder.resolve("report.json")).contains("\"rowsRead\" : 6"));
    assertEquals(0, run("outbox", "status", "--settings", at("hanse-adapter.yaml")), err);
    assertEquals(example("status"), out);
  }

  /** The block of the README that follows the mark {@code <!-- name -->}. */
  private static String example(String name) throws IOException {
    Matcher block =
        Pattern.compile("<!-- " + name + " -->\n+```text\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("README.md")));
    assertTrue(block.find(), "README.md has no example " + name);
    return block.group(1);
  }

  @Test
  void aMessageIsSentAndItsReceiptVerifiesUntilAnyByteIsChanged() throws IOException {
    ScriptedNode node = network();
    String settings = at("hanse-adapter.yaml");
    assertEquals(0, run("send", "--settings", settings, at("accrual.json")), err);
    String receipt = out.strip();
    Path file = Files.writeString(folder.resolve("receipt.json"), receipt);
    Path keys = Files.writeString(folder.resolve("keys.txt"), node.ledgerKey().x() + "\n");

    assertEquals(0, run("verify-receipt", "--keys", keys.toString(), file.toString()), err);
    byte[] octets = receipt.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < octets.length; at++) {
      byte[] changed = octets.clone();
      changed[at] ^= 1;
      assertFalse(Verdict.of(changed, Set.of()).holds(), "byte " + at + " of " + receipt);
    }
    octets[receipt.indexOf("points")] ^= 1;
    Files.write(file, octets);
    assertEquals(1, run("verify-receipt", file.toString()));
    assertTrue(!err.isBlank());
  }

  @Test
  void theStatusNamesWhatWasRefused() throws IOException {
    network().judge(message -> Optional.of(RejectionCode.TOO_OLD));
    String settings = at("hanse-adapter.yaml");
    assertEquals(1, run("send", "--settings", settings, at("accrual.json")));

    run("outbox", "status", "--settings", settings);

    assertTrue(out.contains("01995f3a-7c00-7000-8000-000000000001  too-old"), out);
  }

  @Test
  void aMissingFileIsCalledMissing() {
    assertEquals(2, run("verify-receipt", at("nothing.json")));
    assertTrue(err.contains("there is no such file"), err);
  }

  @Test
  void aReceiptOfAnUnknownKeySaysThatTheKeyWasNotCompared() throws IOException {
    network();
    assertEquals(0, run("send", "--settings", at("hanse-adapter.yaml"), at("accrual.json")), err);
    Path file = Files.writeString(folder.resolve("receipt.json"), out);
    Path others = Files.writeString(folder.resolve("keys.txt"), someKey() + "\n");

    assertEquals(0, run("verify-receipt", file.toString()));
    assertTrue(out.contains("not compared"), out);
    assertEquals(1, run("verify-receipt", "--keys", others.toString(), file.toString()));
    assertTrue(err.contains("trusted"), err);
  }

  private String someKey() {
    run("keygen", at("other.key"));
    return out.lines().findFirst().orElseThrow().replace("x:", "").strip();
  }

  @Test
  void allFaultsOfAnImportShowAtOnce() throws IOException {
    Path settings =
        Files.writeString(
            folder.resolve("bad.yaml"),
            "nodes: ftp://somewhere\nparticipant: SHOP\nkey: missing.key\nhaus: here\n");

    int code =
        run(
            "import",
            "--settings",
            settings.toString(),
            "--format",
            "paper",
            "--members",
            at("nobody.csv"),
            at("missing.csv"));

    assertEquals(2, code);
    for (String fault :
        List.of(
            "nodes: ",
            "participant: ",
            "location: ",
            "key: ",
            "home: ",
            "haus: ",
            "--format: ",
            "nobody.csv",
            "missing.csv")) {
      assertTrue(err.contains(fault), fault + " is not in\n" + err);
    }
  }

  @Test
  void aMappingThatWasPrintedIsFit() throws IOException {
    assertEquals(0, run("mapping", "hotel-bookings-csv"));
    Path file = Files.writeString(folder.resolve("mapping.yaml"), out);

    assertEquals(0, run("mapping", "--check", file.toString()), err);
  }

  @Test
  void aMessageThatIsNoneIsRefusedWithThePlace() throws IOException {
    network();
    Path file = Files.writeString(folder.resolve("bad.json"), "{\"type\":\"accrual\"}");

    assertEquals(2, run("send", "--settings", at("hanse-adapter.yaml"), file.toString()));
    assertTrue(err.contains("invalid-message"), err);
  }
}
