package io.hanse.config.settings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.hanse.config.Readme;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.yaml.Fault;
import io.hanse.protocol.yaml.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  private static final String KEY = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA";
  private static final String HASH =
      "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";

  @TempDir private Path folder;

  @BeforeEach
  void writeSecrets() throws IOException {
    Files.writeString(folder.resolve("europe.password"), "s3cret");
    Files.writeString(folder.resolve("europe.key"), KEY);
    Files.writeString(folder.resolve("europe-master.key"), KEY);
  }

  /** The README's node, with one line in another's place. */
  private Reading<NodeSettings> node(String line, String instead) throws IOException {
    String example = Readme.example("node.yaml");
    assertNotEquals(example, example.replace(line, instead), "the README has no " + line);
    Path file = Files.writeString(folder.resolve("node.yaml"), example.replace(line, instead));
    return SettingsFile.node(file, Map.of());
  }

  private static List<Fault> found(Reading<?> reading) {
    Reading.Faulty<?> faulty = assertInstanceOf(Reading.Faulty.class, reading);
    return faulty.faults();
  }

  private static List<String> faults(Reading<?> reading) {
    return found(reading).stream()
        .map(
            fault -> fault.toString().replaceAll(" \\(node.yaml line [0-9]+, column [0-9]+\\)", ""))
        .toList();
  }

  @Test
  void aSecretStandsInTheFileOrInOneOfItsOwn() throws IOException {
    NodeSettings inline = node("ledgerKeyFile: europe.key", "ledgerKey: " + KEY).orElseThrow();
    Files.writeString(folder.resolve("spaced.key"), "\n  " + KEY + " \r\n");
    NodeSettings spaced =
        node("ledgerKeyFile: europe.key", "ledgerKeyFile: spaced.key").orElseThrow();

    assertEquals(inline.ledgerKey(), spaced.ledgerKey());
    assertArrayEquals(new byte[] {1, 2, 3}, Arrays.copyOf(inline.ledgerKey().octets(), 3));
  }

  @Test
  void aSecretThatStandsInBothIsRefusedInsteadOfChosen() throws IOException {
    assertEquals(
        List.of("ledgerKey: stands beside ledgerKeyFile; allowed: one of the two"),
        faults(node("ledgerKeyFile: europe.key", "ledgerKeyFile: europe.key\nledgerKey: " + KEY)));
  }

  @Test
  void aSecretThatStandsNowhereIsMissing() throws IOException {
    assertEquals(
        List.of(
            "ledgerKey: is missing; allowed: 32 octets in base64url here, or ledgerKeyFile with"
                + " its path"),
        faults(node("ledgerKeyFile: europe.key\n", "")));
  }

  @Test
  void aFileThatHoldsNoSuchSecretIsNamedWithoutWhatItHolds() throws IOException {
    Files.writeString(folder.resolve("europe.key"), "top secret, but no key");

    List<String> faults = faults(node("lanes: 2", "lanes: 3"));

    assertEquals(
        List.of(
            "ledgerKeyFile: names a file that cannot be used; allowed: a file with 32 octets in"
                + " base64url"),
        faults);
  }

  @Test
  void aTokenThatIsListedTwiceIsFoundOut() throws IOException {
    assertEquals(
        List.of("readers[2].sha256: is there already; allowed: each token once"),
        faults(
            node(
                "participant: pacific-hotels}",
                "participant: pacific-hotels}\n  - {name: again, role: auditor, sha256: "
                    + HASH
                    + "}")));
  }

  @Test
  void aTokenSpeaksForAParticipantOrForARole() throws IOException {
    assertEquals(
        List.of("readers[1].role: must stand alone; allowed: either participant or role"),
        faults(node("participant: pacific-hotels}", "participant: shop, role: finance}")));
    assertEquals(
        List.of("readers[1].role: must stand alone; allowed: either participant or role"),
        faults(node(", participant: pacific-hotels}", "}")));
  }

  @Test
  void readersAreFoundByTheTokenAloneAndTheFirstOfTwoCounts() {
    ReaderToken first =
        new ReaderToken("first", HASH, new Access.OfParticipant(ParticipantId.of("shop")));
    ReaderToken second = new ReaderToken("second", HASH, new Access.OfRole(Role.OPERATOR));
    Readers readers = new Readers(List.of(first, second));

    assertEquals(HASH, Readers.sha256("foo"));
    assertEquals(Optional.of(first), readers.find("foo"));
    assertEquals(Optional.empty(), readers.find("Foo"));
    assertEquals(Optional.empty(), readers.find(HASH));
    assertEquals(List.of(first, second), readers.tokens());
    assertEquals(readers, new Readers(List.of(first, second)));
    assertEquals(readers.hashCode(), new Readers(List.of(first, second)).hashCode());
    assertNotEquals(readers, new Readers(List.of(second, first)));
  }

  @Test
  void aSecretCannotBeChangedFromOutsideNorPrinted() {
    byte[] octets = {1, 2, 3};
    Secret secret = Secret.of(octets);
    octets[0] = 9;
    secret.octets()[1] = 9;

    assertArrayEquals(new byte[] {1, 2, 3}, secret.octets());
    assertEquals(Secret.of(new byte[] {1, 2, 3}), secret);
    assertEquals(Secret.of(new byte[] {1, 2, 3}).hashCode(), secret.hashCode());
    assertNotEquals(Secret.of(new byte[] {1, 2}), secret);
    assertEquals("grün", Secret.ofText("grün").text());
    assertFalse(secret.toString().contains("1"), secret.toString());
  }
}
