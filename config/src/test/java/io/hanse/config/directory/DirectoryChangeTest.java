package io.hanse.config.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

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

  private static List<String> faultsOf(String written, String instead) {
    String example = Readme.example("directory.yaml");
    assertNotEquals(example, example.replace(written, instead), "the README has no " + written);
    return faults(example.replace(written, instead)).stream().map(Fault::toString).toList();
  }

  @Test
  void theSameFactsUnderANewVersionAreAChange() {
    assertEquals(List.of(), faultsOf("version: 1", "version: 2"));
  }

  @Test
  void whatTheBooksDoNotReferToMayChange() {
    assertEquals(List.of(), faultsOf("name: Spree Mode", "name: Spree Kleidung"));
    assertEquals(List.of(), faultsOf("suspended: false", "suspended: true"));
    assertEquals(List.of(), faultsOf("perPoint: 0.007", "perPoint: 0.009"));
    assertEquals(List.of(), faultsOf("zone: Europe/Berlin", "zone: Europe/Prague"));
    assertEquals(List.of(), faultsOf("countries: [DE, CZ, NO]", "countries: [DE]"));
    assertEquals(List.of(), faultsOf("lotMonths: 24", "lotMonths: 36"));
  }

  @Test
  void aPrefixThatMovesToAnotherLedgerIsMissingWhereItWas() {
    String text =
        Readme.example("directory.yaml")
            .replace("[627001]", "[627001, 627102]")
            .replace("[627101, 627102]", "[627101]");

    assertEquals(
        List.of(
            "ledgers, americas, prefixes: 627102 is missing; allowed: every prefix that was there,"
                + " and others: cards do not move"),
        faults(text).stream().map(Fault::toString).toList());
  }

  @Test
  void aLedgersKeyThatMovesToAnotherLedgerIsMissingWhereItWas() {
    String americas = "_FHNjmIYoaONpH7QAjDwWAgW7RO6MwOsXeuRFUiQgCU";
    String europe = "PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw";
    String text =
        Readme.example("directory.yaml")
            .replace(americas, "swapped")
            .replace(europe, americas)
            .replace("swapped", europe);

    assertEquals(
        List.of("ledgers, europe, keys", "ledgers, americas, keys"),
        faults(text).stream().map(Fault::place).toList());
  }

  @Test
  void aParticipantThatLeavesIsSuspendedInsteadOfMissing() {
    String text =
        Readme.example("directory.yaml")
            .replaceFirst("(?s)  - id: spree-mode.*?(?=programme:)", "");

    assertEquals(
        List.of(
            "participants: spree-mode is missing; allowed: every participant that was there, and"
                + " others; whoever leaves is suspended"),
        faults(text).stream().map(Fault::toString).toList());
  }

  @Test
  void theOperatorsKeyThatSignsStaysValidUntilTheNextOneSigns() {
    String operator = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
    List<String> replaced = faultsOf(operator, otherKey());
    List<String> revoked =
        faultsOf(
            operator + ", validFrom", operator + ", revokedAt: 2026-04-14T09:00:00Z, validFrom");

    assertEquals(1, replaced.size(), replaced.toString());
    assertEquals(replaced, revoked);
    assertEquals(true, replaced.getFirst().startsWith("operator.keys: the key " + SIGNER));
  }

  @Test
  void aRevocationThatComesWithTheChangeIsOneAndOneOfTheFutureMayBeTakenBack() {
    assertEquals(
        List.of(), faultsOf("revokedAt: 2027-05-01T12:00:00Z", "revokedAt: 2026-04-14T10:00:00Z"));
    assertEquals(List.of(), faultsOf("        revokedAt: 2027-05-01T12:00:00Z\n", ""));
  }

  @Test
  void aRevokedKeyIsNotRevivedUnderAnotherParticipantEither() {
    String example = Readme.example("directory.yaml");
    String spree = "7Bcrk61eVjv0kyxw4SRQNMNUZ-8u_U1k6_gZaDRn4r8";
    String pacific = "J4EX_BRMcjQPZ9DyMW6Dhs7_vyskKMnFH-98WX8dQm4";
    Directory before =
        DirectoryFile.parse(
                "before",
                example.replace(
                    "revokedAt: 2027-05-01T12:00:00Z", "revokedAt: 2026-04-14T09:59:59Z"))
            .orElseThrow();
    Directory after =
        DirectoryFile.parse("after", example.replace(spree, otherKey()).replace(pacific, spree))
            .orElseThrow();

    assertEquals(
        List.of("participants, spree-mode, keys"),
        new DirectoryChange(before, after).faults(SIGNER, NOW).stream().map(Fault::place).toList());
  }

  private static String otherKey() {
    return SigningKey.of(new byte[32]).verifyingKey().x();
  }

  private static List<Fault> faults(String text) {
    Directory after = DirectoryFile.parse("after", text).orElseThrow();
    return new DirectoryChange(BEFORE, after).faults(SIGNER, NOW);
  }
}
