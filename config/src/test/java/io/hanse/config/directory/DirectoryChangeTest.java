package io.hanse.config.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hanse.config.Readme;
import io.hanse.protocol.identity.KeyId;
import io.hanse.protocol.signing.SigningKey;
import io.hanse.protocol.yaml.Fault;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DirectoryChangeTest {
  private static final Instant NOW = Instant.parse("2026-04-14T10:00:00Z");
  private static final Directory BEFORE = DirectoryExample.directory();
  private static final KeyId SIGNER = BEFORE.operator().keys().getFirst().id();

  @Test
  void aRevokedKeyAndANewPrefixAreAChange() {
    String text =
        Readme.example("directory.yaml")
            .replace("version: 1", "version: 2")
            .replace("[627001]", "[627001, 627002]")
            .replace("revokedAt: 2027-05-01T12:00:00Z", "revokedAt: 2026-04-14T09:59:59Z");

    assertEquals(List.of(), faults(text));
  }

  @Test
  void whatTheBooksReferToStaysAndEveryFaultIsNamed() {
    String text =
        Readme.example("directory.yaml")
            .replace("[627101, 627102]", "[627101]")
            .replace("id: europe", "id: europa")
            .replace("id: spree-mode", "id: berlin-mode")
            .replace("_FHNjmIYoaONpH7QAjDwWAgW7RO6MwOsXeuRFUiQgCU", otherKey())
            .replaceFirst(
                "validFrom: 2026-01-01T00:00:00Z, validTo: 2028-01-01T00:00:00Z",
                "validFrom: 2026-01-01T00:00:00Z, validTo: 2026-02-01T00:00:00Z");

    List<String> places = faults(text).stream().map(Fault::place).toList();

    assertEquals(
        List.of(
            "operator.keys",
            "ledgers",
            "ledgers, americas, prefixes",
            "ledgers, americas, keys",
            "participants"),
        places);
  }

  @Test
  void aRevokedKeyStaysRevoked() {
    String example = Readme.example("directory.yaml");
    String revoked =
        example.replace("revokedAt: 2027-05-01T12:00:00Z", "revokedAt: 2026-04-14T09:59:59Z");
    Directory before = DirectoryFile.parse("before", revoked).orElseThrow();
    Directory after =
        DirectoryFile.parse("after", example.replace("version: 1", "version: 2")).orElseThrow();

    List<Fault> faults = new DirectoryChange(before, after).faults(SIGNER, NOW);

    assertEquals(1, faults.size());
    assertEquals("participants, spree-mode, keys", faults.getFirst().place());
  }

  private static String otherKey() {
    return SigningKey.of(new byte[32]).verifyingKey().x();
  }

  private static List<Fault> faults(String text) {
    Directory after = DirectoryFile.parse("after", text).orElseThrow();
    return new DirectoryChange(BEFORE, after).faults(SIGNER, NOW);
  }
}
