package io.hanse.standalone.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportAuditTest {
  @TempDir Path folder;

  /**
   * Hotel owes shop 10.00 USD, shop owes hotel 4.00 EUR; the hotel settles in USD, the shop in EUR.
   */
  @BeforeEach
  void aSmallCycle() throws Exception {
    write(
        "obligations.csv",
        "cycle,ledger,obligationId,messageId,debtor,creditor,currency,amount,kind,points,"
            + "fundedRate,occurredAt",
        "1,europe,1-1-1,m1,hotel,shop,USD,6.00,redemption,600,0.01,2026-01-01T00:00:00Z",
        "1,europe,1-1-2,m2,hotel,shop,USD,4.00,redemption,400,0.01,2026-01-01T00:00:00Z",
        "1,americas,1-1-1,m3,shop,hotel,EUR,4.00,redemption,400,0.01,2026-01-01T00:00:00Z");
    write(
        "positions.csv",
        "cycle,debtor,creditor,currency,amount,count",
        "1,hotel,shop,USD,10.00,2",
        "1,shop,hotel,EUR,4.00,1");
    write(
        "netting.csv",
        "cycle,participant,currency,receivable,payable,net",
        "1,hotel,EUR,4.00,0.00,4.00",
        "1,hotel,USD,0.00,10.00,-10.00",
        "1,shop,EUR,0.00,4.00,-4.00",
        "1,shop,USD,10.00,0.00,10.00");
    write(
        "fx.csv",
        "cycle,participant,fromCurrency,amount,toCurrency,converted,rate,rateDate,source",
        "1,hotel,EUR,4.00,USD,4.67,1.1684,2026-04-13,ECB",
        "1,shop,USD,10.00,EUR,8.56,0.855871277,2026-04-13,ECB");
    write(
        "instructions.csv",
        "cycle,endToEndId,payer,payee,currency,amount",
        "1,E1,hotel,settlement,USD,5.33",
        "1,E2,settlement,shop,EUR,4.56");
    write(
        "trial-balance.csv",
        "ledger,unit,accountKind,account,debit,credit",
        "europe,points,issuer,hotel,1000,0",
        "europe,points,member,,0,1000");
    write(
        "pain.001.xml",
        "<Document><GrpHdr><NbOfTxs>1</NbOfTxs></GrpHdr><PmtInf><NbOfTxs>1</NbOfTxs>"
            + "<EndToEndId>E2</EndToEndId><InstdAmt Ccy=\"EUR\">4.56</InstdAmt>"
            + "</PmtInf></Document>");
  }

  @Test
  void aCycleThatAddsUpHasNoFaultsAndItsGrossAndNetAreStated() throws Exception {
    ExportAudit audit = ExportAudit.of(folder);

    assertEquals(List.of(), audit.faults());
    assertEquals(3, audit.obligations());
    assertEquals(
        Map.of("USD", new BigDecimal("10.00"), "EUR", new BigDecimal("4.00")), audit.gross());
    assertEquals(
        Map.of("USD", new BigDecimal("10.00"), "EUR", new BigDecimal("4.00")), audit.net());
  }

  @Test
  void everyFileIsCheckedAgainstTheOnesBeforeIt() throws Exception {
    assertFault("obligations.csv", "m2,hotel,shop,USD,4.00", "m2,hotel,shop,USD,4.01");
    assertFault("obligations.csv", "europe,1-1-2", "europe,1-1-1");
    assertFault("positions.csv", "10.00,2", "10.00,3");
    assertFault("netting.csv", "0.00,10.00,-10.00", "0.00,10.00,-9.99");
    assertFault("fx.csv", "4.67", "4.68");
    assertFault("fx.csv", "USD,10.00,EUR", "USD,9.00,EUR");
    assertFault("instructions.csv", "5.33", "5.34");
    assertFault("instructions.csv", "settlement,shop", "hotel,shop");
    assertFault("trial-balance.csv", "1000,0", "999,0");
    assertFault("pain.001.xml", ">4.56<", ">4.55<");
  }

  @Test
  void anotherHeaderIsNotReadAtAll() throws Exception {
    replace("netting.csv", "receivable", "owed");

    assertThrows(IOException.class, () -> ExportAudit.of(folder));
  }

  @Test
  void aRowOfAnotherWidthIsNamed() throws Exception {
    replace("positions.csv", "shop,hotel,EUR,4.00,1", "shop,hotel,EUR,4,00,1");

    IOException refused = assertThrows(IOException.class, () -> ExportAudit.of(folder));

    assertTrue(refused.getMessage().startsWith("positions.csv, row 3"), refused.getMessage());
  }

  @Test
  void aQuotationMarkThatIsNotClosedIsNoValue() throws Exception {
    replace("positions.csv", "10.00,2", "\"10.00,2");

    IOException refused = assertThrows(IOException.class, () -> ExportAudit.of(folder));

    assertTrue(refused.getMessage().startsWith("positions.csv"), refused.getMessage());
  }

  private void assertFault(String file, String right, String wrong) throws Exception {
    replace(file, right, wrong);
    assertTrue(!ExportAudit.of(folder).faults().isEmpty(), file + ": " + wrong);
    replace(file, wrong, right);
  }

  private void replace(String file, String old, String other) throws Exception {
    String text = Files.readString(folder.resolve(file));
    assertTrue(text.contains(old), file + " has no " + old);
    Files.writeString(folder.resolve(file), text.replace(old, other));
  }

  private void write(String file, String... lines) throws Exception {
    Files.writeString(folder.resolve(file), String.join("\n", lines) + "\n");
  }
}
