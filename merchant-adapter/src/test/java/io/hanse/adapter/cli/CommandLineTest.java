package io.hanse.adapter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.adapter.receipt.ReceiptVerdict;
import io.hanse.adapter.scripted.ScriptedNode;
import io.hanse.protocol.rejection.RejectionCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
  @TempDir private Path folder;
  private ExampleShop shop;

  @BeforeEach
  void copyTheReadmesFiles() throws IOException {
    shop = ExampleShop.in(folder);
  }

  @AfterEach
  void stop() {
    shop.close();
  }

  @Test
  void everyLevelHasHelp() {
    List<String> commands = new ArrayList<>(HanseAdapter.commandLine().getSubcommands().keySet());
    for (String command : commands) {
      assertEquals(0, shop.run(command, "--help"), command);
      assertTrue(shop.out().contains("Usage: hanse-adapter " + command), shop.out());
    }
    for (String command : List.of("status", "list", "show", "send", "retry")) {
      assertEquals(0, shop.run("outbox", command, "--help"), command);
    }
    assertEquals(0, shop.run("--help"));
    assertTrue(shop.out().contains("Exit codes"), shop.out());
  }

  @Test
  void aPrivateKeyIsReadableByItsOwnerOnlyAndNeverOverwritten() throws IOException {
    assertEquals(0, shop.run("keygen", shop.at("new.key")));
    String seed = Files.readString(folder.resolve("new.key"));

    assertEquals(2, shop.run("keygen", shop.at("new.key")));
    assertEquals(seed, Files.readString(folder.resolve("new.key")));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("new.key"))));
  }

  @Test
  void aMessageIsSentAndItsReceiptVerifiesUntilAnyByteIsChanged() throws IOException {
    ScriptedNode node = shop.network();
    String settings = shop.at("hanse-adapter.yaml");
    assertEquals(0, shop.run("send", "--settings", settings, shop.at("accrual.json")), shop.err());
    String receipt = shop.out().strip();
    Path file = Files.writeString(folder.resolve("receipt.json"), receipt);
    Path keys = Files.writeString(folder.resolve("keys.txt"), node.ledgerKey().x() + "\n");

    assertEquals(
        0, shop.run("verify-receipt", "--keys", keys.toString(), file.toString()), shop.err());
    byte[] octets = receipt.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < octets.length; at++) {
      byte[] changed = octets.clone();
      changed[at] ^= 1;
      assertFalse(ReceiptVerdict.of(changed, Set.of()).holds(), "byte " + at + " of " + receipt);
    }
    octets[receipt.indexOf("points")] ^= 1;
    Files.write(file, octets);
    assertEquals(1, shop.run("verify-receipt", file.toString()));
    assertTrue(!shop.err().isBlank());
  }

  @Test
  void theStatusNamesWhatWasRefused() throws IOException {
    shop.network().judge(message -> Optional.of(RejectionCode.TOO_OLD));
    String settings = shop.at("hanse-adapter.yaml");
    assertEquals(1, shop.run("send", "--settings", settings, shop.at("accrual.json")));

    shop.run("outbox", "status", "--settings", settings);

    assertTrue(shop.out().contains("01995f3a-7c00-7000-8000-000000000001  too-old"), shop.out());
  }

  @Test
  void aTechnicianListsTheIdsOfAppliedMessages() throws IOException {
    shop.network();
    String settings = shop.at("hanse-adapter.yaml");
    assertEquals(0, shop.run("send", "--settings", settings, shop.at("accrual.json")), shop.err());

    assertEquals(0, shop.run("outbox", "list", "applied", "--settings", settings), shop.err());

    assertEquals("applied    accrual    01995f3a-7c00-7000-8000-000000000001", shop.out().strip());
    assertEquals(0, shop.run("outbox", "list", "waiting", "--settings", settings), shop.err());
    assertEquals("", shop.out());
    assertEquals(2, shop.run("outbox", "list", "lost", "--settings", settings));
    assertTrue(shop.err().contains("known are waiting, applied, refused, set-aside"), shop.err());
  }

  @Test
  void whatTheHomeFolderHoldsIsReadableByItsOwnerOnly() throws IOException {
    shop.network();
    String settings = shop.at("hanse-adapter.yaml");
    assertEquals(0, shop.run("send", "--settings", settings, shop.at("accrual.json")), shop.err());
    Path home = folder.resolve("hanse-home");
    assertEquals("rwx------", mode(home));
    for (Path file : filesIn(home)) {
      assertEquals("rw-------", mode(file), file.toString());
    }

    Files.setPosixFilePermissions(
        home.resolve("outbox.db"), PosixFilePermissions.fromString("rw-r--r--"));
    assertEquals(0, shop.run("send", "--settings", settings, shop.at("accrual.json")), shop.err());

    assertEquals("rw-------", mode(home.resolve("outbox.db")));
  }

  @Test
  void aKeyThatOthersCanReadIsWarnedAbout() throws IOException {
    shop.network();
    Files.setPosixFilePermissions(
        folder.resolve("shop.key"), PosixFilePermissions.fromString("rw-r-----"));

    shop.run("send", "--settings", shop.at("hanse-adapter.yaml"), shop.at("accrual.json"));

    assertTrue(shop.err().contains("chmod 600 "), shop.err());
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      List<Path> found = files.toList();
      assertFalse(found.isEmpty());
      return found;
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void aMissingFileIsCalledMissing() {
    assertEquals(2, shop.run("verify-receipt", shop.at("nothing.json")));
    assertTrue(shop.err().contains("there is no such file"), shop.err());
  }

  @Test
  void aReceiptOfAnUnknownKeySaysThatTheKeyWasNotCompared() throws IOException {
    shop.network();
    assertEquals(
        0,
        shop.run("send", "--settings", shop.at("hanse-adapter.yaml"), shop.at("accrual.json")),
        shop.err());
    Path file = Files.writeString(folder.resolve("receipt.json"), shop.out());
    Path others = Files.writeString(folder.resolve("keys.txt"), someKey() + "\n");

    assertEquals(0, shop.run("verify-receipt", file.toString()));
    assertTrue(shop.out().contains("not compared"), shop.out());
    assertEquals(1, shop.run("verify-receipt", "--keys", others.toString(), file.toString()));
    assertTrue(shop.err().contains("trusted"), shop.err());
  }

  private String someKey() {
    shop.run("keygen", shop.at("other.key"));
    return shop.out().lines().findFirst().orElseThrow().replace("x:", "").strip();
  }

  @Test
  void allFaultsOfAnImportShowAtOnce() throws IOException {
    Path settings =
        Files.writeString(
            folder.resolve("bad.yaml"),
            "nodes: ftp://somewhere\nparticipant: SHOP\nkey: missing.key\nhaus: here\n");

    int code =
        shop.run(
            "import",
            "--settings",
            settings.toString(),
            "--format",
            "paper",
            "--members",
            shop.at("nobody.csv"),
            shop.at("missing.csv"));

    assertEquals(2, code);
    for (String fault :
        List.of(
            "nodes (bad.yaml line 1, column 8): ",
            "participant (bad.yaml line 2, column 14): ",
            "location (bad.yaml line 1, column 1): is missing",
            "key (bad.yaml line 3, column 6): ",
            "home (bad.yaml line 1, column 1): is missing",
            "haus (bad.yaml line 4, column 1): is not a key here",
            "--format: ",
            "nobody.csv",
            "missing.csv")) {
      assertTrue(shop.err().contains(fault), fault + " is not in\n" + shop.err());
    }
  }

  @Test
  void aMappingThatWasPrintedIsFit() throws IOException {
    assertEquals(0, shop.run("mapping", "hotel-bookings-csv"));
    Path file = Files.writeString(folder.resolve("mapping.yaml"), shop.out());

    assertEquals(0, shop.run("mapping", "--check", file.toString()), shop.err());
  }

  @Test
  void aMessageThatIsNoneIsRefusedWithThePlace() throws IOException {
    shop.network();
    Path file = Files.writeString(folder.resolve("bad.json"), "{\"type\":\"accrual\"}");

    assertEquals(2, shop.run("send", "--settings", shop.at("hanse-adapter.yaml"), file.toString()));
    assertTrue(shop.err().contains("invalid-message"), shop.err());

    Path noJson = Files.writeString(folder.resolve("bad.csv"), "InvoiceNo,StockCode");
    assertEquals(
        2, shop.run("send", "--settings", shop.at("hanse-adapter.yaml"), noJson.toString()));
    assertTrue(shop.err().contains("malformed-json: not strict JSON"), shop.err());
  }

  @Test
  void anImportOfAFolderOrUnderAnUnknownFormatIsRefusedInWords() throws IOException {
    shop.network();
    String settings = shop.at("hanse-adapter.yaml");

    assertEquals(
        2, shop.run("import", "--format", "retail", "--settings", settings, folder.toString()));

    assertTrue(shop.err().contains(folder + ": it is a folder, not a file"), shop.err());
    assertTrue(
        shop.err()
            .contains(
                "retail is no format; the formats are hotel-bookings-csv and online-retail-csv"),
        shop.err());
  }
}
