package io.hanse.clearing.fx;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hanse.protocol.amount.CurrencyCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatesFileTest {
  private static final Path SHARED = Path.of("../../shared/data");
  private static final String HISTORY =
      """
      Date,USD,JPY,CZK,
      2026-04-13,1.1684,186.75,24.378,
      2026-04-10,1.1711,N/A,24.365,
      """;
  private static final String DAILY =
      "Date, USD, JPY, CZK, \n26 November 2026, 1.1602, 181.35, 24.201, \n";

  @Test
  void theHistoryOfAllDaysIsRead() {
    ReferenceRates rates = TestRates.of(HISTORY);

    assertEquals("24.378", rate(rates, "2026-04-13"));
    assertEquals("24.365", rate(rates, "2026-04-12"));
    assertEquals(LocalDate.parse("2026-04-13"), rates.newestDay());
  }

  @Test
  void theDailyFileWithItsDateInWordsIsRead() {
    ReferenceRates rates = TestRates.of(DAILY);

    assertEquals("24.201", rate(rates, "2026-11-26"));
    assertEquals(LocalDate.parse("2026-11-26"), rates.newestDay());
  }

  @ParameterizedTest
  @CsvSource({
    "5 January 2026, 2026-01-05",
    "05 August 2022, 2022-08-05",
    "29 February 2024, 2024-02-29"
  })
  void aDateInWordsIsThatDay(String words, LocalDate day) {
    assertEquals(day, TestRates.of(DAILY.replace("26 November 2026", words)).newestDay());
  }

  @Test
  void aByteOrderMarkBeforeTheHeaderIsRead() {
    assertEquals("24.378", rate(TestRates.of('\uFEFF' + HISTORY), "2026-04-13"));
  }

  @Test
  void lineEndsOfAnotherSystemAndBlankLinesAtTheEndAreRead() {
    assertEquals(
        "24.378", rate(TestRates.of(HISTORY.replace("\n", "\r\n") + "\r\n\r\n"), "2026-04-13"));
  }

  @Test
  void aFileWithoutTheCommaAtTheEndOfEachLineIsRead() {
    assertEquals("24.378", rate(TestRates.of(HISTORY.replace(",\n", "\n")), "2026-04-13"));
  }

  @Test
  void cellsInQuotationMarksAreRead() {
    assertEquals(
        "24.378", rate(TestRates.of(HISTORY.replace("24.378", "\"24.378\"")), "2026-04-13"));
  }

  @Test
  void aCurrencyThatNoLongerExistsKeepsItsColumn() {
    String withKuna = HISTORY.replace("JPY", "HRK");

    assertEquals("24.378", rate(TestRates.of(withKuna), "2026-04-13"));
  }

  @Test
  void aColumnThatIsThereTwiceIsRefusedWithItsPlace() {
    refused(
        "Date,USD,CZK,USD,\n2026-04-13,1.1684,24.378,9.99,\n",
        "line 1, column 4: USD has a column already, the one numbered 2");
  }

  @Test
  void figuresWithACommaAreRefusedWithTheirPlace() {
    refused(
        "Date,USD,CZK\n2026-04-13,1,1684,24,378\n",
        "line 2, column 4: the header has 3 columns, this line 5;"
            + " is there a comma inside a figure?");
    refused(
        HISTORY.replace("24.365", "\"24,365\""),
        "line 3, column 4 (CZK): \"24,365\" is neither a rate such as 1.1684 nor N/A");
  }

  @Test
  void aLineWithFewerCellsThanTheHeaderIsRefusedWithItsPlace() {
    refused(
        "Date,USD,CZK\n2026-04-13,1.1684\n",
        "line 2, column 3: the header has 3 columns, this line only 2; is the file cut off?");
  }

  @Test
  void aValueBehindTheLastHeadingIsRefusedWithItsPlace() {
    refused(
        HISTORY.replace("24.365,", "24.365,7"),
        "line 3, column 5: \"7\" stands in a column without a heading");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1.1", "0", "0.000", "1.1.1", "1e3", "+1", "1.", ".5", "NaN", "n/a"})
  void whatIsNoRateIsRefusedWithItsPlace(String cell) {
    refused(
        HISTORY.replace("1.1711", cell),
        "line 3, column 2 (USD): \"" + cell + "\" is neither a rate such as 1.1684 nor N/A");
  }

  @ParameterizedTest
  @ValueSource(strings = {"XYZ", "usd", "US dollar", "XXX"})
  void anUnknownCurrencyIsRefusedWithItsPlace(String name) {
    refused(
        HISTORY.replace("JPY", name),
        "line 1, column 3: \"" + name + "\" is no currency of ISO 4217");
  }

  @Test
  void aColumnForTheEuroItselfIsRefused() {
    refused(
        HISTORY.replace("JPY", "EUR"),
        "line 1, column 3: the rates are per euro, so EUR has no column");
  }

  @Test
  void aColumnWithoutAHeadingIsRefusedUnlessItIsTheLast() {
    refused(HISTORY.replace("JPY", ""), "line 1, column 3: \"\" is no currency of ISO 4217");
  }

  @Test
  void aFileOfSomethingElseIsRefused() {
    refused(
        "Date;USD;CZK\n2026-04-13;1,1684;24,378\n",
        "line 1, column 1: the first heading of a rates file is Date, not \"Date;USD;CZK\"");
    refused("Date\n2026-04-13\n", "line 1, column 2: a currency is missing, such as USD");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-29",
        "2026-13-01",
        "13.04.2026",
        "04/13/2026",
        "2026-4-13",
        "31 June 2026",
        "26 Novembre 2026",
        "26 Nov 2026",
        "November 2026",
        ""
      })
  void whatIsNoDayIsRefusedWithItsPlace(String cell) {
    refused(
        HISTORY.replace("2026-04-10", cell),
        "line 3, column 1: \"" + cell + "\" is no date such as 2026-11-26 or 26 November 2026");
  }

  @Test
  void aDayBeforeTheEuroIsRefused() {
    refused(
        HISTORY.replace("2026-04-10", "0026-04-10"),
        "line 3, column 1: \"0026-04-10\" is before the first rates of 1999-01-04");
  }

  @Test
  void aDayThatIsThereTwiceIsRefusedWithItsPlace() {
    refused(
        HISTORY.replace("2026-04-10", "13 April 2026"),
        "line 3, column 1: 2026-04-13 has a line already");
  }

  @Test
  void theLineOfAFaultIsTheOneThatAnEditorShows() {
    refused(
        HISTORY.replace("1.1711", "x").replace("\n", "\r\n"),
        "line 3, column 2 (USD): \"x\" is neither a rate such as 1.1684 nor N/A");
    refused(
        HISTORY.replace("2026-04-10", "\n2026-04-10"),
        "line 3, column 2: the header has 5 columns, this line only 1; is the file cut off?");
  }

  @Test
  void anEmptyFileIsRefused() {
    refused("", "line 1: the file is empty");
    refused("\uFEFF", "line 1: the file is empty");
    refused("\n \n", "line 1: the file is empty");
  }

  @Test
  void aFileWithAHeaderAloneIsRefused() {
    refused("Date,USD,\n", "line 2: a line with rates is missing; is the file cut off?");
  }

  @Test
  void aFigureThatMayBeCutInTheMiddleIsRefused() {
    refused(
        "Date,USD,CZK\n2026-04-13,1.1684,24.3",
        "line 2: the file ends within this line; fetch the file again");
  }

  @Test
  void anOpenQuotationMarkIsRefusedWithItsLine() {
    refused(
        HISTORY.replace("1.1711", "\"1.1711"),
        "line 3: a quotation mark is not closed, or something stands after its closing one");
  }

  @Test
  void anOctetOfAnotherEncodingIsRefusedWithItsPlace() {
    byte[] latin = HISTORY.replace("1.1711", "1.1\u00E9").getBytes(ISO_8859_1);

    assertEquals("line 3, column 2: the file is not UTF-8 here; save it as UTF-8", reason(latin));
  }

  @Test
  void aFileThatIsNotThereIsNamed(@TempDir Path folder) {
    Path file = folder.resolve("rates.csv");

    var refused = assertInstanceOf(RatesFileAnswer.Refused.class, ReferenceRates.read(file));

    assertEquals("the rates file " + file + " cannot be used: it is not there", refused.reason());
  }

  @Test
  void aFileThatIsCutOffAnywhereGivesNoOtherRates() {
    for (String whole : List.of(HISTORY, DAILY, HISTORY.replace(",\n", "\n"))) {
      ReferenceRates expected = TestRates.of(whole);
      for (int end = 0; end < whole.length(); end++) {
        byte[] cut = whole.substring(0, end).getBytes(UTF_8);
        if (ReferenceRates.parse(cut) instanceof RatesFileAnswer.Read(ReferenceRates rates)) {
          String newest = rates.newestDay().toString();
          assertEquals(rate(expected, newest), rate(rates, newest), whole.substring(0, end));
        }
      }
    }
  }

  @Test
  void noDamageToAFileEndsInAnythingButRatesOrAReasonWithItsLine() {
    long seed = Long.getLong("hanse.seed", System.nanoTime());
    System.out.println("RatesFileTest seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      byte[] octets = (random.nextBoolean() ? HISTORY : DAILY).getBytes(UTF_8);
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        octets[random.nextInt(octets.length)] =
            (byte)
                (random.nextBoolean()
                    ? random.nextInt(256)
                    : ",\"\n\r .0N".charAt(random.nextInt(8)));
      }
      if (ReferenceRates.parse(octets) instanceof RatesFileAnswer.Refused(String reason)) {
        assertTrue(reason.matches("line [0-9]+(, column [0-9]+)?( \\([A-Z]{3}\\))?: .+"), reason);
      }
    }
  }

  @Test
  void theReadmesFilesAreReadAndItsMessageIsTheOneShown() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    List<String> files =
        Pattern.compile("```csv\n(Date.*?)```", Pattern.DOTALL)
            .matcher(readme)
            .results()
            .map(file -> file.group(1))
            .toList();

    assertEquals(
        List.of(LocalDate.parse("2026-04-13"), LocalDate.parse("2026-11-26")),
        files.stream().map(file -> TestRates.of(file).newestDay()).toList());
    String fault = reason("Date,USD,CZK,USD,\n2026-04-13,1.1684,24.378,9.99,\n".getBytes(UTF_8));
    assertTrue(readme.contains("cannot be used: " + fault), fault);
  }

  @Test
  void theBanksOwnHistoryIsRead() throws IOException {
    Path file = SHARED.resolve("finance/ecb-eurofxref-2022on.csv");
    assumeTrue(Files.exists(file), "skipped: ../shared/data is not here");

    var read = assertInstanceOf(RatesFileAnswer.Read.class, ReferenceRates.read(file));

    assertEquals("24.378", rate(read.rates(), "2026-04-19"));
  }

  @ParameterizedTest
  @CsvSource({
    "rates-column-twice.csv, 'line 1, column 4: '",
    "rates-decimal-comma-row.csv, 'line 2, column 4: '"
  })
  void knownFaultyFilesAreRefusedWithTheirPlace(String name, String place) {
    Path file = SHARED.resolve("cases").resolve(name);
    assumeTrue(Files.exists(file), "skipped: ../shared/data is not here");

    var refused = assertInstanceOf(RatesFileAnswer.Refused.class, ReferenceRates.read(file));

    assertTrue(refused.reason().contains("cannot be used: " + place), refused.reason());
  }

  private static void refused(String csv, String reason) {
    assertEquals(reason, reason(csv.getBytes(UTF_8)));
  }

  private static String reason(byte[] octets) {
    return assertInstanceOf(RatesFileAnswer.Refused.class, ReferenceRates.parse(octets)).reason();
  }

  /** Czech crowns per euro. */
  private static String rate(ReferenceRates rates, String day) {
    RateAnswer answer =
        rates.find(
            CurrencyCode.of("EUR"),
            CurrencyCode.of("CZK"),
            LocalDate.parse(day),
            new RatePolicy(7, Optional.empty()));
    return assertInstanceOf(RateAnswer.Quoted.class, answer).rate().toDecimal();
  }
}
