package io.hanse.config.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hanse.config.Readme;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.yaml.Document;
import io.hanse.protocol.yaml.Fault;
import io.hanse.protocol.yaml.FaultyFileException;
import io.hanse.protocol.yaml.Reading;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
  private static final String KEY = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA";

  @TempDir private Path folder;
  private Path node;
  private Path clearing;

  @BeforeEach
  void writeExamples() throws IOException {
    node = Files.writeString(folder.resolve("node.yaml"), Readme.example("node.yaml"));
    clearing = Files.writeString(folder.resolve("clearing.yaml"), Readme.example("clearing.yaml"));
    Files.writeString(folder.resolve("europe.password"), "s3cret\n");
    Files.writeString(folder.resolve("europe.key"), KEY + "\n");
    Files.writeString(folder.resolve("europe-master.key"), KEY);
    Files.writeString(folder.resolve("operator.key"), KEY);
    Files.writeString(folder.resolve("node.token"), "a token\n");
  }

  @Test
  void theExampleOfANodeIsRead() throws IOException {
    NodeSettings settings = SettingsFile.node(node, Map.of()).orElseThrow();

    assertEquals(LedgerId.of("europe"), settings.ledger());
    assertEquals(
        new DatabaseSettings("localhost", 5432, "europe", "hanse", Secret.ofText("s3cret"), 4),
        settings.database());
    assertEquals(
        new HttpSettings("127.0.0.1", 8081, Optional.of(URI.create("http://127.0.0.1:8081"))),
        settings.http());
    assertEquals(List.of("127.0.0.1:5701", "127.0.0.1:5702"), settings.cluster().members());
    assertEquals(folder.resolve("directory.yaml").toAbsolutePath(), settings.directory());
    assertEquals(32, settings.ledgerKey().octets().length);
    assertEquals(2, settings.lanes());
    assertEquals(Duration.ofSeconds(5), settings.ledgerTimeout());
  }

  @Test
  void theExampleOfClearingIsRead() throws IOException {
    ClearingSettings settings = SettingsFile.clearing(clearing, Map.of()).orElseThrow();

    assertEquals("a token", settings.nodeToken().text());
    assertEquals(Optional.of(Duration.ofMinutes(1)), settings.cycleInterval());
    assertEquals(
        new RatesSettings(
            folder.resolve("eurofxref-hist.csv").toAbsolutePath(),
            7,
            Optional.of(LocalDate.of(2026, 4, 13))),
        settings.rates());
  }

  @Test
  void aTokenIsFoundByItsHash() throws IOException {
    Readers readers = SettingsFile.node(node, Map.of()).orElseThrow().readers();

    assertEquals(
        Optional.of(new Access.OfParticipant(ParticipantId.of("pacific-hotels"))),
        readers.find("foo").map(ReaderToken::access));
    assertEquals(Optional.empty(), readers.find("bar"));
  }

  @Test
  void variablesOverrideKeysAndAddThoseThatAreMissing() throws IOException {
    Map<String, String> variables =
        Map.of(
            "HANSE_DATABASE_POOL_SIZE", "9",
            "HANSE_CLUSTER_MEMBERS", "10.0.0.1:5701, 10.0.0.2:5701",
            "HANSE_INTAKE_CAPACITY", "77",
            "HANSE_LIMITS_CONNECTIONS_PER_ADDRESS", "4000",
            "HANSE_SOMETHING_ELSE", "ignored");

    NodeSettings settings = SettingsFile.node(node, variables).orElseThrow();

    assertEquals(9, settings.database().poolSize());
    assertEquals(List.of("10.0.0.1:5701", "10.0.0.2:5701"), settings.cluster().members());
    assertEquals(77, settings.intakeCapacity());
    assertEquals(4000, settings.limits().connectionsPerAddress());
  }

  @Test
  void everyFaultIsReportedAtOnceAndNoneShowsASecret() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("faulty.yaml"),
            """
            ledger: Europe!
            database: {host: localhost, port: 70000, user: hanse, pasword: x}
            http: {port: 80, url: ftp://here}
            directory: directory.yaml
            ledgerKey: dG9vIHNob3J0IHRvIGJlIGEga2V5
            masterKeyFile: absent.key
            lanes: two
            ledgerTimeout: 5
            readers:
              - {name: a, sha256: plain-token, role: king}
            """);
    Map<String, String> variables = Map.of("HANSE_INTAKE_CAPACITY", "0");

    Reading<NodeSettings> reading = SettingsFile.node(file, variables);

    List<String> expected =
        List.of(
            "ledger (faulty.yaml line 1, column 9): does not fit; allowed: the id of a ledger in"
                + " the directory",
            "database.port (faulty.yaml line 2, column 35): does not fit; allowed: a whole number"
                + " from 1 to 65535",
            "database.name (faulty.yaml line 2, column 11): is missing; allowed: text of 1 to 63"
                + " characters",
            "database.pasword (faulty.yaml line 2, column 55): is not a key here; allowed: the keys"
                + " host, name, password, passwordFile, poolSize, port, user",
            "http.url (faulty.yaml line 3, column 23): does not fit; allowed: an http or https URL",
            "cluster.bind: is missing; allowed: a host name or address",
            "ledgerKey (faulty.yaml line 5, column 12): does not fit; allowed: 32 octets in"
                + " base64url",
            "masterKeyFile (faulty.yaml line 6, column 16): names a file that cannot be used;"
                + " allowed: a file with 32 octets in base64url",
            "lanes (faulty.yaml line 7, column 8): does not fit; allowed: a whole number from 1 to"
                + " 64",
            "intakeCapacity (HANSE_INTAKE_CAPACITY): does not fit; allowed: a whole number from 1"
                + " to 1000000",
            "ledgerTimeout (faulty.yaml line 8, column 16): does not fit; allowed: a time such as"
                + " 500ms, 5s, 2m or 1h, more than zero",
            "readers[0].sha256 (faulty.yaml line 10, column 23): does not fit; allowed: 64 hex"
                + " digits in lower case",
            "readers[0].role (faulty.yaml line 10, column 42): does not fit; allowed: one of"
                + " operator, finance, auditor, clearing");
    assertEquals(expected, faults(reading).stream().map(Fault::toString).toList());
    FaultyFileException thrown =
        assertThrows(FaultyFileException.class, () -> reading.orElseThrow());
    assertFalse(String.valueOf(thrown.getMessage()).contains("dG9v"));
  }

  @Test
  void secretsDoNotPrintThemselves() throws IOException {
    assertFalse(SettingsFile.node(node, Map.of()).orElseThrow().toString().contains("s3cret"));
  }

  @Test
  void theReadmeListsEveryKeyOfANode() {
    Document document = Document.of("node.yaml", Readme.example("node.yaml"));

    NodeSettings unused = new NodeSettingsReader(new PartsReader(folder)).read(document.root());

    assertEquals(new TreeMap<>(document.asked()), new TreeMap<>(Readme.allowedAfter("node.yaml")));
  }

  @Test
  void theReadmeListsEveryKeyOfClearing() {
    Document document = Document.of("clearing.yaml", Readme.example("clearing.yaml"));

    ClearingSettings unused =
        new ClearingSettingsReader(new PartsReader(folder)).read(document.root());

    assertEquals(
        new TreeMap<>(document.asked()), new TreeMap<>(Readme.allowedAfter("clearing.yaml")));
  }

  private static List<Fault> faults(Reading<?> reading) {
    return switch (reading) {
      case Reading.Good<?> good -> List.of();
      case Reading.Faulty<?> faulty -> faulty.faults();
    };
  }
}
