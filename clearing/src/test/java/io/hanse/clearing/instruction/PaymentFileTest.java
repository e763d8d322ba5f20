package io.hanse.clearing.instruction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

class PaymentFileTest {
  private static final ParticipantId SETTLEMENT = ReservedParticipants.SETTLEMENT;
  private static final ParticipantId HOTEL = ParticipantId.of("bayside-hotels");
  private static final ParticipantId SHOP = ParticipantId.of("spree-kleidung");
  private static final AccountHolder OPERATOR =
      new AccountHolder(
          "Hanse Clearing",
          new CountryCode("DE"),
          new BankAccount.Iban("DE89370400440532013000", Optional.of("COBADEFFXXX")));
  private static final Map<ParticipantId, AccountHolder> PAYEES =
      Map.of(
          HOTEL,
          new AccountHolder(
              "Bayside Hotels & Söhne",
              new CountryCode("US"),
              new BankAccount.Other("000123456789", Optional.of("CHASUS33XXX"))),
          SHOP,
          new AccountHolder(
              "Spree Kleidung GmbH",
              new CountryCode("DE"),
              new BankAccount.Iban("DE02120300000000202051", Optional.empty())));

  @Test
  void theFileIsValidAgainstTheStandardsSchema() throws IOException, SAXException {
    Path schema = Path.of("../../shared/data/finance/xsd/pain.001.001.09.xsd");
    assumeTrue(Files.exists(schema), "skipped: ../shared/data is not here");
    byte[] octets = file(in("EUR", "12.34"), out(HOTEL, "USD", "20.00"), out(SHOP, "EUR", "3.10"));

    var validator =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(schema.toFile())
            .newValidator();

    validator.validate(new StreamSource(new ByteArrayInputStream(octets)));
  }

  @Test
  void onlyWhatIsPaidOutIsInTheFile() {
    String xml = new String(file(in("EUR", "12.34"), out(SHOP, "EUR", "3.10")), UTF_8);

    assertTrue(xml.contains("Ccy=\"EUR\">3.10<"), xml);
    assertFalse(xml.contains("12.34"), xml);
    assertTrue(xml.contains(">HANSE-C7-EUR-2<"), xml);
  }

  @Test
  void eachCurrencyHasItsBlock() {
    String xml = new String(file(out(HOTEL, "USD", "20.00"), out(SHOP, "EUR", "3.10")), UTF_8);

    assertTrue(xml.contains(">HANSE-C7-EUR<"), xml);
    assertTrue(xml.contains(">HANSE-C7-USD<"), xml);
    assertTrue(xml.contains("CtrlSum>23.10<"), xml);
  }

  @Test
  void theSameCycleIsTheSameFile() {
    assertArrayEquals(file(out(SHOP, "EUR", "3.10")), file(out(SHOP, "EUR", "3.10")));
  }

  @Test
  void aCycleThatPaysNothingOutHasNoFile() {
    assertEquals(Optional.empty(), paymentFile(in("EUR", "12.34")).octets());
  }

  private static byte[] file(Payment... payments) {
    return paymentFile(payments).octets().orElseThrow();
  }

  private static PaymentFile paymentFile(Payment... payments) {
    List<Instruction> instructions =
        IntStream.range(0, payments.length)
            .mapToObj(
                i ->
                    new Instruction(
                        "HANSE-C7-%s-%d".formatted(payments[i].amount().currency(), i + 1),
                        payments[i]))
            .toList();
    return new PaymentFile(
        7, Instant.parse("2026-04-13T09:30:00.123456Z"), OPERATOR, PAYEES, instructions);
  }

  private static Payment out(ParticipantId payee, String currency, String amount) {
    return new Payment(SETTLEMENT, payee, Money.parse(CurrencyCode.of(currency), amount));
  }

  private static Payment in(String currency, String amount) {
    return new Payment(HOTEL, SETTLEMENT, Money.parse(CurrencyCode.of(currency), amount));
  }
}
