package io.hanse.config.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.identity.LocationId;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small types of the directory. */
class AmountsAndPlacesTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0.000000",
    "1, 1000000, 1.000000",
    "1.5, 1500000, 1.500000",
    "0.000001, 1, 0.000001",
    "007.1, 7100000, 7.100000",
    "1000000, 1000000000000, 1000000.000000",
  })
  void pointsPerUnitAreMillionths(String written, long micros, String decimal) {
    PointsPerUnit points = PointsPerUnit.parse(written);

    assertEquals(micros, points.micros());
    assertEquals(decimal, points.toDecimal());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "+1", "1,5", "1.", ".5", "1e3", "1.1234567", "12345678", "٣"})
  void anythingButAPlainDecimalIsNone(String written) {
    assertThrows(NumberFormatException.class, () -> PointsPerUnit.parse(written));
  }

  @Test
  void pointsPerUnitHaveBounds() {
    assertThrows(ArithmeticException.class, () -> PointsPerUnit.parse("1000000.000001"));
    assertThrows(ArithmeticException.class, () -> new PointsPerUnit(-1));
    assertThrows(ArithmeticException.class, () -> new PointsPerUnit(PointsPerUnit.MAX + 1));
  }

  @Test
  void everyDecimalReadsBackEqual() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < 1000; i++) {
      PointsPerUnit points = new PointsPerUnit(random.nextLong(PointsPerUnit.MAX + 1));

      assertEquals(points, PointsPerUnit.parse(points.toDecimal()), "seed " + seed);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "de", "D", "DEU", "XX", "UK", "EU"})
  void onlyCountriesOfTheStandardAreCountries(String written) {
    assertThrows(IllegalArgumentException.class, () -> CountryCode.of(written));
  }

  @Test
  void countriesAreInTheOrderOfTheirCodes() {
    List<CountryCode> countries =
        List.of(CountryCode.of("US"), CountryCode.of("DE"), CountryCode.of("NO")).stream()
            .sorted()
            .toList();

    assertEquals("[DE, NO, US]", countries.toString());
  }

  @Test
  void accountsAreTheSameHoweverTheirBankIsNamed() {
    Optional<String> bank = Optional.of("BYLADEM1001");
    BankAccount iban = new BankAccount.Iban("DE02120300000000202051", bank);
    BankAccount bare = new BankAccount.Iban("DE02120300000000202051", Optional.empty());
    BankAccount number = new BankAccount.Other("1234", bank);
    BankAccount elsewhere = new BankAccount.Other("1234", Optional.of("EXMPUS33XXX"));
    BankAccount ibanAsNumber = new BankAccount.Other("DE02120300000000202051", bank);

    assertEquals(true, iban.isSameAs(bare));
    assertEquals(true, number.isSameAs(new BankAccount.Other("1234", bank)));
    assertEquals(false, number.isSameAs(elsewhere));
    assertEquals(false, iban.isSameAs(new BankAccount.Iban("DE75512108001245126199", bank)));
    assertEquals(false, iban.isSameAs(ibanAsNumber));
    assertEquals(false, ibanAsNumber.isSameAs(iban));
  }

  @Test
  void aParticipantsFirstPlaceOfAnIdCounts() {
    Location first = place("a", "DE", "Europe/Berlin");
    Location second = place("a", "US", "America/New_York");
    Location other = place("b", "US", "America/New_York");

    Map<LocationId, Location> places = ParticipantEntry.byId(List.of(first, second, other));

    assertEquals(List.of(first, other), List.copyOf(places.values()));
  }

  private static Location place(String id, String country, String zone) {
    return new Location(LocationId.of(id), CountryCode.of(country), ZoneId.of(zone));
  }

  @Test
  void whatADirectoryWasMadeOfCannotChangeItAfterwards() {
    List<EarnRule> rules = new ArrayList<>();
    TreeMap<CurrencyCode, PointsPerUnit> values = new TreeMap<>();
    Programme programme = new Programme(rules, values, 24, 30);
    values.put(CurrencyCode.of("EUR"), new PointsPerUnit(1));
    rules.addAll(DirectoryExample.directory().programme().earnRules());

    assertEquals(Optional.empty(), programme.burnValue(CurrencyCode.of("EUR")));
    assertEquals(List.of(), programme.earnRules());
    assertThrows(UnsupportedOperationException.class, () -> programme.burnValues().clear());
    LedgerEntry ledger = DirectoryExample.directory().ledgers().getFirst();
    assertThrows(UnsupportedOperationException.class, () -> ledger.countries().clear());
    assertThrows(UnsupportedOperationException.class, () -> ledger.prefixes().clear());
    ParticipantEntry participant = DirectoryExample.directory().participants().getFirst();
    assertThrows(UnsupportedOperationException.class, () -> participant.locations().clear());
    assertThrows(UnsupportedOperationException.class, () -> participant.permissions().clear());
  }

  @Test
  void directoriesAreEqualByTheirContentAlone() {
    Directory one = DirectoryExample.directory();

    assertEquals(one, DirectoryExample.directory());
    assertEquals(one.hashCode(), DirectoryExample.directory().hashCode());
    assertEquals(false, one.equals(DirectoryExample.ofVersion(2)));
    assertEquals(false, one.equals(DirectoryExample.otherOfVersion(one.version())));
    assertEquals("directory version 1", one.toString());
  }
}
