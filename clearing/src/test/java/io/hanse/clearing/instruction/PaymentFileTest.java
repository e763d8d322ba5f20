package io.hanse.clearing.instruction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hanse.clearing.netting.Payment;
import io.hanse.config.directory.BankAccount;
import io.hanse.config.directory.CountryCode;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.identity.ReservedParticipants;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.SAXException;

class PaymentFileTest {
  private static final Path SCHEMA = Path.of("../../shared/data/finance/xsd/pain.001.001.09.xsd");
  private static final ParticipantId SETTLEMENT = ReservedParticipants.SETTLEMENT;
  private static final ParticipantId HOTEL = ParticipantId.of("bayside-hotels");
  private static final ParticipantId PHARMACY = ParticipantId.of("vltava-lekarny");
  private static final ParticipantId RESORT = ParticipantId.of("nile-resorts");
  private static final ParticipantId SHOP = ParticipantId.of("spree-kleidung");
  private static final AccountHolder OPERATOR =
      holder("Hanse Clearing", "DE", iban("DE89370400440532013000", "COBADEFFXXX"));
  private static final Map<ParticipantId, AccountHolder> PAYEES =
      Map.of(
          HOTEL,
          holder(
              "Bayside Hotels & Spas",
              "US",
              new BankAccount.Other("000123456789", Optional.of("CHASUS33XXX"))),
          PHARMACY,
          holder("Vltava lékárny s.r.o.", "CZ", iban("CZ6508000000192000145399", "GIBACZPX")),
          RESORT,
          holder("منتجعات النيل", "EG", iban("EG380019000500000000263180002", "NBEGEGCX001")),
          SHOP,
          holder("Spree Kleidung Müller GmbH", "DE", iban("DE02120300000000202051", "")));

  @Test
  void theFileIsTheOneThatBanksWereShown() throws IOException {
    assertEquals(golden("pain.001-every-way-to-pay.xml"), octets(everyWayToPay()));
  }

  @Test
  void theFileIsValidAgainstTheStandardsSchema() throws IOException, SAXException {
    assumeTrue(Files.exists(SCHEMA), "skipped: ../shared/data is not here");
    Validator validator =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(SCHEMA.toFile())
            .newValidator();

    validator.validate(
        new StreamSource(new ByteArrayInputStream(everyWayToPay().octets().orElseThrow())));
  }

  private static PaymentFile everyWayToPay() {
    return file(
        NOON,
        "Europe/Berlin",
        in("EUR", "12.34"),
        out(SHOP, "EUR", "3.10"),
        out(PHARMACY, "EUR", "1.05"),
        out(RESORT, "EUR", "7.00"),
        out(HOTEL, "USD", "20.00"),
        out(PHARMACY, "CZK", "250.00"));
  }

  @Test
  void onlyWhatIsPaidOutIsInTheFile() {
    String xml = xml(in("EUR", "12.34"), out(SHOP, "EUR", "3.10"));

    assertEquals(List.of("HANSE-C7-EUR-2"), values(xml, "EndToEndId"));
    assertEquals(List.of("3.10"), values(xml, "InstdAmt Ccy=\"EUR\""));
    assertEquals(List.of("1", "1"), values(xml, "NbOfTxs"));
  }

  @Test
  void aCycleThatPaysNothingOutHasNoFile() {
    assertEquals(Optional.empty(), file(NOON, "Europe/Berlin", in("EUR", "12.34")).octets());
  }

  @Test
  void eurosBetweenSepaCountriesGoByTheScheme() {
    String xml = xml(out(SHOP, "EUR", "3.10"), out(PHARMACY, "EUR", "1.00"));

    assertEquals(List.of("HANSE-C7-EUR-SEPA"), values(xml, "PmtInfId"));
    assertTrue(xml.contains("<SvcLvl><Cd>SEPA</Cd></SvcLvl>"), xml);
    assertEquals(List.of("SLEV"), values(xml, "ChrgBr"));
  }

  @Test
  void eurosToACountryOutsideOfSepaShareTheirCharges() {
    String xml = xml(out(RESORT, "EUR", "7.00"), out(HOTEL, "EUR", "5.00"));

    assertEquals(List.of("HANSE-C7-EUR"), values(xml, "PmtInfId"));
    assertFalse(xml.contains("SvcLvl"), xml);
    assertEquals(List.of("SHAR"), values(xml, "ChrgBr"));
  }

  @Test
  void anotherCurrencySharesItsChargesEvenBetweenSepaCountries() {
    String xml = xml(out(PHARMACY, "CZK", "250.00"));

    assertFalse(xml.contains("SvcLvl"), xml);
    assertEquals(List.of("SHAR"), values(xml, "ChrgBr"));
  }

  @Test
  void bothWaysToPayEurosHaveABlockOfTheirOwn() {
    String xml = xml(out(SHOP, "EUR", "3.10"), out(RESORT, "EUR", "7.00"));

    assertEquals(List.of("HANSE-C7-EUR-SEPA", "HANSE-C7-EUR"), values(xml, "PmtInfId"));
    assertEquals(List.of("10.10", "3.10", "7.00"), values(xml, "CtrlSum"));
  }

  /** A Swiss holder with an account in Germany is paid in Germany. */
  @ParameterizedTest
  @CsvSource({
    "CH, DE02120300000000202051, true",
    "US, GB33BUKB20201555555555, true",
    "DE, EG380019000500000000263180002, false",
    "DE, FO6264600001631634, false"
  })
  void theAccountsCountryDecidesAboutSepaNotItsHolders(String seat, String account, boolean sepa) {
    PaymentFile file =
        new PaymentFile(
            7,
            NOON,
            ZoneId.of("Europe/Berlin"),
            OPERATOR,
            Map.of(SHOP, holder("Shop", seat, iban(account, ""))),
            Instruction.of(7, List.of(out(SHOP, "EUR", "1.00"))));

    assertEquals(sepa, text(file).contains("SLEV"));
  }

  @Test
  void namesAreWithinTheCharactersThatBanksTake() {
    String xml = text(everyWayToPay());

    assertTrue(values(xml, "Nm").contains("Vltava lekarny s.r.o."), xml);
    assertTrue(values(xml, "Nm").contains("Spree Kleidung Mueller GmbH"), xml);
    for (String element : List.of("Nm", "Ustrd", "MsgId", "PmtInfId", "EndToEndId")) {
      for (String value : values(xml, element)) {
        assertTrue(value.matches("[A-Za-z0-9/?:().,'+ -]{1,140}"), element + " is " + value);
      }
    }
  }

  @Test
  void aBankThatOnlyTheAccountNamesIsLeftOut() {
    String xml = xml(out(SHOP, "EUR", "3.10"));

    assertFalse(xml.contains("CdtrAgt"), xml);
    assertEquals(List.of("COBADEFFXXX"), values(xml, "BICFI"));
  }

  @Test
  void anAddressWithoutATownIsNotGiven() {
    assertFalse(text(everyWayToPay()).contains("PstlAdr"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-27T11:00:00Z, Europe/Berlin, EUR, 2026-11-27, a Friday",
    "2026-11-28T11:00:00Z, Europe/Berlin, EUR, 2026-11-30, a Saturday",
    "2026-11-26T11:00:00Z, Europe/Berlin, USD, 2026-11-27, Thanksgiving in New York",
    "2026-04-03T11:00:00Z, Europe/Berlin, EUR, 2026-04-07, Easter",
    "2026-11-26T23:30:00Z, Europe/Berlin, EUR, 2026-11-27, after midnight in Berlin",
    "2026-11-27T23:30:00Z, Europe/Berlin, EUR, 2026-11-30, Saturday already in Berlin",
    "2026-11-27T23:30:00Z, Etc/UTC, EUR, 2026-11-27, Friday still in Greenwich",
    "2026-11-30T03:00:00Z, America/New_York, EUR, 2026-11-30, Sunday still in New York"
  })
  void theBankIsAskedForABusinessDayOfTheCurrencyInTheOperatorsZone(
      Instant at, String zone, String currency, String day, String why) {
    String xml = text(file(at, zone, out(SHOP, currency, "3.10")));

    assertTrue(xml.contains("<ReqdExctnDt><Dt>" + day + "</Dt></ReqdExctnDt>"), why + ": " + xml);
  }

  @Test
  void eachCurrencyHasItsOwnDay() {
    String xml =
        text(
            file(
                Instant.parse("2026-11-26T11:00:00Z"),
                "Europe/Berlin",
                out(SHOP, "EUR", "3.10"),
                out(HOTEL, "USD", "20.00")));

    assertEquals(List.of("2026-11-26", "2026-11-27"), values(xml, "Dt"));
  }

  @Test
  void aCurrencyWithoutHolidaysIsNamed() {
    PaymentDays days =
        file(NOON, "Europe/Berlin", out(HOTEL, "AED", "1.00"), in("SGD", "1.00")).days();

    assertEquals(List.of(), days.obstacles());
    assertEquals(List.of(CurrencyCode.of("AED")), days.withoutHolidays());
  }

  @Test
  void aYearWithoutHolidaysIsAnObstacleAndNoFile() {
    PaymentFile late =
        file(Instant.parse("2100-01-04T11:00:00Z"), "Europe/Berlin", out(SHOP, "EUR", "3.10"));

    assertEquals(
        List.of("the settlement calendar of EUR (EUTA) does not know the year 2100"),
        late.days().obstacles());
    assertThrows(IllegalStateException.class, late::octets);
  }

  @Test
  void theSameCycleIsTheSameFile() {
    assertEquals(octets(everyWayToPay()), octets(everyWayToPay()));
  }

  private static final Instant NOON = Instant.parse("2026-04-13T09:30:00.123456Z");

  private static String golden(String name) throws IOException {
    try (InputStream file = PaymentFileTest.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), UTF_8);
    }
  }

  /** The texts of all elements of a name, in the file's order. */
  private static List<String> values(String xml, String element) {
    List<String> values = new ArrayList<>();
    for (MatchResult found :
        Pattern.compile("<" + element + ">([^<]*)</").matcher(xml).results().toList()) {
      values.add(found.group(1));
    }
    return values;
  }

  private static String xml(Payment... payments) {
    return text(file(NOON, "Europe/Berlin", payments));
  }

  /** Elements side by side, without the line breaks for people. */
  private static String text(PaymentFile file) {
    return octets(file).replaceAll(">\\s+<", "><");
  }

  private static String octets(PaymentFile file) {
    return new String(file.octets().orElseThrow(), UTF_8);
  }

  private static PaymentFile file(Instant at, String zone, Payment... payments) {
    List<Instruction> instructions =
        IntStream.range(0, payments.length)
            .mapToObj(
                i ->
                    new Instruction(
                        "HANSE-C7-%s-%d".formatted(payments[i].amount().currency(), i + 1),
                        payments[i]))
            .toList();
    return new PaymentFile(7, at, ZoneId.of(zone), OPERATOR, PAYEES, instructions);
  }

  private static AccountHolder holder(String name, String country, BankAccount account) {
    return new AccountHolder(name, CountryCode.of(country), account);
  }

  private static BankAccount iban(String iban, String bic) {
    return new BankAccount.Iban(iban, Optional.of(bic).filter(it -> !it.isEmpty()));
  }

  private static Payment out(ParticipantId payee, String currency, String amount) {
    return new Payment(SETTLEMENT, payee, Money.parse(CurrencyCode.of(currency), amount));
  }

  private static Payment in(String currency, String amount) {
    return new Payment(HOTEL, SETTLEMENT, Money.parse(CurrencyCode.of(currency), amount));
  }
}
