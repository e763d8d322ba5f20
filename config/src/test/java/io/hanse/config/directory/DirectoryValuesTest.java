package io.hanse.config.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.hanse.config.Readme;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.signing.SigningKey;
import io.hanse.protocol.yaml.Fault;
import io.hanse.protocol.yaml.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The README's directory with one thing changed: what is accepted, and what each fault says. */
class DirectoryValuesTest {
  private static Reading<Directory> with(String written, String instead) {
    String example = Readme.example("directory.yaml");
    String changed = example.replace(written, instead);
    assertNotEquals(example, changed, "the README has no " + written);
    return DirectoryFile.parse("directory.yaml", changed);
  }

  private static List<Fault> found(Reading<?> reading) {
    Reading.Faulty<?> faulty = assertInstanceOf(Reading.Faulty.class, reading);
    return faulty.faults();
  }

  private static List<String> faults(Reading<Directory> reading) {
    return found(reading).stream()
        .map(
            fault ->
                fault.toString().replaceAll(" \\(directory.yaml line [0-9]+, column [0-9]+\\)", ""))
        .toList();
  }

  private static String fault(String written, String instead) {
    List<String> faults = faults(with(written, instead));
    assertEquals(1, faults.size(), faults.toString());
    return faults.getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "version: 1 | version: 0 | version",
        "version: 1 | version: 1.0 | version",
        "version: 1 | version: 9223372036854775808 | version",
        "name: Hanse Clearing | name: '  ' | operator.name",
        "iban: DE02120300000000202051 | iban: DE02 1203 0000 0000 2020 51 |"
            + " operator.settlementAccount.iban",
        "iban: DE02120300000000202051 | iban: DE03120300000000202051 |"
            + " operator.settlementAccount.iban",
        "bic: BYLADEM1001 | bic: BYLADEM100 | operator.settlementAccount.bic",
        "bic: BYLADEM1001 | bic: byladem1001 | operator.settlementAccount.bic",
        "prefixes: [627001] | prefixes: [99999] | ledgers[0].prefixes[0]",
        "prefixes: [627001] | prefixes: [1000000] | ledgers[0].prefixes[0]",
        "countries: [DE, CZ, NO] | countries: [DE, Czechia, NO] | ledgers[0].countries[1]",
        "id: san-diego | id: san diego | participants[0].locations[0].id",
        "zone: America/Los_Angeles | zone: -08:00 | participants[0].locations[0].zone",
        "zone: America/Los_Angeles | zone: PST | participants[0].locations[0].zone",
        "sector: hotel | sector: Hotel | participants[0].sector",
        "permissions: [history] | permissions: [History] | participants[0].permissions[0]",
        "suspended: false | suspended: no | participants[0].suspended",
        "settlementCurrency: USD | settlementCurrency: XAU |"
            + " participants[0].tariff.settlementCurrency",
        "perPoint: 0.008 | perPoint: -0.008 | participants[0].tariff.funded.perPoint",
        "perPoint: 0.008 | perPoint: 0.0080000 | participants[0].tariff.funded.perPoint",
        "perPoint: 0.008 | perPoint: 1000.1 | participants[0].tariff.funded.perPoint",
        "number: \"4567890123\" | number: 45678-90123 | participants[0].account.number",
        "revokedAt: 2027-05-01T12:00:00Z | revokedAt: 2027-05-01 |"
            + " participants[1].keys[0].revokedAt",
        "pointsPerUnit: 1.1 | pointsPerUnit: 1000000.1 | programme.earnRules[2].pointsPerUnit",
        "pointsPerUnit: 1.1 | pointsPerUnit: 1.1234567 | programme.earnRules[2].pointsPerUnit",
        "EUR: 100 | EUR: a hundred | programme.burnValues.EUR",
        "lotMonths: 24 | lotMonths: 1201 | programme.lotMonths",
        "graceDays: 30 | graceDays: 367 | programme.graceDays",
      })
  void aValueThatDoesNotFitIsNamedByItsPlace(String written, String instead, String place) {
    String fault = fault(written, instead);

    assertEquals(place + ": does not fit", fault.substring(0, fault.indexOf(';')));
  }

  @Test
  void boundsBelongToWhatIsAllowed() {
    assertEquals(
        Long.MAX_VALUE, with("version: 1", "version: 9223372036854775807").orElseThrow().version());
    assertEquals(
        1200, with("lotMonths: 24", "lotMonths: 1200").orElseThrow().programme().lotMonths());
    assertEquals(0, with("graceDays: 30", "graceDays: 0").orElseThrow().programme().graceDays());
  }

  @Test
  void aReservedNameIsNoParticipant() {
    for (String reserved : List.of("settlement", "pool", "operator")) {
      List<String> faults = faults(with("id: spree-mode", "id: " + reserved));

      assertEquals(
          "participants[1].id: does not fit; allowed: 2 to 40 lower-case letters, digits and"
              + " hyphens, a letter first, but not settlement, pool or operator",
          faults.getFirst());
    }
  }

  @Test
  void whatStandsTwiceIsNamedWhereItStandsAgain() {
    assertEquals(
        "ledgers[1].id: ledger europe is there already; allowed: each of them once in the network",
        fault("id: americas", "id: europe"));
    assertEquals(
        "ledgers[1].prefixes: prefix 627001 is there already; allowed: each of them once in the"
            + " network",
        fault("[627101, 627102]", "[627101, 627001]"));
    assertEquals(
        "ledgers[1].countries: country NO is there already; allowed: each of them once in the"
            + " network",
        fault("countries: [US]", "countries: [US, NO]"));
    assertEquals(
        "participants[1].id: participant pacific-hotels is there already; allowed: each of them"
            + " once in the network",
        fault("id: spree-mode", "id: pacific-hotels"));
    assertEquals(
        "programme.earnRules[2].name: rule Dollars is there already; allowed: each of them once in"
            + " the network",
        fault("name: Euros", "name: Dollars"));
  }

  @Test
  void aKeyBelongsToOneOwnerAlone() {
    String ofTheLedger = "PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw";
    String fault = fault("J4EX_BRMcjQPZ9DyMW6Dhs7_vyskKMnFH-98WX8dQm4", ofTheLedger);

    assertEquals(true, fault.startsWith("participants[0].keys[0].x: key "), fault);
    assertEquals(true, fault.contains(" is there already"), fault);
  }

  @Test
  void twoPlacesOfOneParticipantHaveTwoNamesWhileOthersMayShareThem() {
    String two = "{id: san-diego, country: US, zone: America/Los_Angeles}";

    assertEquals(
        "participants[0].locations[1].id: location san-diego of pacific-hotels is there already;"
            + " allowed: each of them once in the network",
        fault("- " + two, "- " + two + "\n      - " + two));
    assertEquals(
        Optional.of("Europe/Berlin"),
        with("id: berlin-mitte", "id: san-diego")
            .orElseThrow()
            .participant(ParticipantId.of("spree-mode"))
            .map(it -> it.locations().values().iterator().next().zone().getId()));
  }

  @Test
  void aRuleSpeaksOfAParticipantThatIsThere() {
    assertEquals(
        "programme.earnRules[0].participant: is no participant of this directory; allowed: a"
            + " participant listed above",
        fault("participant: pacific-hotels", "participant: atlantic-hotels"));
    assertEquals(
        "programme.earnRules[0].location: stands without a participant; allowed: a location of that"
            + " participant",
        fault("participant: pacific-hotels, ", ""));
  }

  @Test
  void anAccountIsAnIbanOrANumberWithItsBank() {
    assertEquals(
        "participants[0].account.bic: is missing; allowed: a BIC of 8 or 11 characters (ISO 9362)",
        fault(", bic: EXMPUS33XXX", ""));
    assertEquals(
        "participants[0].account.iban: is missing; allowed: either iban, or number with bic",
        fault("{number: \"4567890123\", bic: EXMPUS33XXX}", "{bic: EXMPUS33XXX}"));
    assertEquals(
        "participants[0].account.iban: must stand alone; allowed: either iban, or number with bic",
        fault("{number: \"4567890123\"", "{iban: DE89370400440532013000, number: \"4567890123\""));
  }

  @Test
  void aNetworkHasLedgersAndALedgerHasPrefixesAndKeys() {
    assertEquals(
        "ledgers[0].prefixes: names no card prefix; allowed: one prefix or more",
        fault("prefixes: [627001]", "prefixes: []"));
    String ledgers =
        Readme.example("directory.yaml").replaceFirst("(?s).*(ledgers:.*)participants:.*", "$1");
    assertEquals(
        "ledgers: names no ledger; allowed: one ledger or more", fault(ledgers, "ledgers: []\n"));
    String keys =
        "keys:\n    - {x: 11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo, validFrom:"
            + " 2026-01-01T00:00:00Z, validTo: 2028-01-01T00:00:00Z}";
    assertEquals("operator.keys: names no key; allowed: one key or more", fault(keys, "keys: []"));
  }

  @Test
  void aKeyIsGoodForSomeTime() {
    String to = "validTo: 2028-01-01T00:00:00Z\n        revokedAt";

    assertEquals(
        "participants[1].keys[0].validTo: is not after validFrom; allowed: a later time",
        fault(to, "validTo: 2026-01-01T00:00:00Z\n        revokedAt"));
    assertEquals(
        Instant.parse("2026-01-01T00:00:01Z"),
        with(to, "validTo: 2026-01-01T01:00:01+01:00\n        revokedAt")
            .orElseThrow()
            .participant(ParticipantId.of("spree-mode"))
            .orElseThrow()
            .keys()
            .getFirst()
            .validTo());
  }

  @Test
  void pointsThatBuyNothingAreRefused() {
    assertEquals(
        "programme.burnValues.EUR: is zero; allowed: more than 0 points for a major unit",
        fault("EUR: 100", "EUR: 0.000000"));
  }

  @Test
  void aKeyNobodyAskedForIsUnknownEverywhere() {
    assertEquals(
        "programme.lotDays: is not a key here; allowed: the keys burnValues, earnRules, graceDays,"
            + " lotMonths",
        fault("lotMonths: 24", "lotMonths: 24\n  lotDays: 3"));
    assertEquals(
        "participants[0].tariff.reimbursed: is not a key here; allowed: the keys funded,"
            + " reimbursement, settlementCurrency",
        fault("reimbursement: {", "reimbursed: {"));
  }

  @Test
  void aTariffWithoutReimbursementGivesWhatTheIssuerOwes() {
    Directory directory = DirectoryExample.directory();

    assertEquals(
        Optional.empty(),
        directory
            .participant(ParticipantId.of("spree-mode"))
            .orElseThrow()
            .tariff()
            .reimbursement());
    assertEquals(
        true,
        directory
            .participant(ParticipantId.of("pacific-hotels"))
            .orElseThrow()
            .tariff()
            .reimbursement()
            .isPresent());
  }

  @Test
  void programmesHaveTheDefaultsOfTheirMonthsAndDays() {
    Programme programme = with("  lotMonths: 24\n  graceDays: 30\n", "").orElseThrow().programme();

    assertEquals(List.of(24, 30), List.of(programme.lotMonths(), programme.graceDays()));
  }

  @Test
  void theSecondOfTwoEqualKeysInOneMappingIsAFault() {
    assertEquals(
        "version: stands there twice; allowed: each key once",
        fault("version: 1", "version: 1\nversion: 2"));
  }

  @Test
  void anyOtherKeyOfFullOrderIsTaken() {
    String other = SigningKey.of(new byte[32]).verifyingKey().x();

    assertEquals(
        other,
        with("7Bcrk61eVjv0kyxw4SRQNMNUZ-8u_U1k6_gZaDRn4r8", other)
            .orElseThrow()
            .participant(ParticipantId.of("spree-mode"))
            .orElseThrow()
            .keys()
            .getFirst()
            .x());
  }
}
