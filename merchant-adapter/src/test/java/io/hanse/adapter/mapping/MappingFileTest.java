package io.hanse.adapter.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.adapter.file.UnusableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MappingFileTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void aFormatsOwnMappingIsAMappingFile(Format format) throws IOException {
    Path file = Files.writeString(folder.resolve("mapping.yaml"), MappingFile.text(format));

    assertEquals(format, MappingFile.read(file).format());
  }

  @Test
  void codesThatAreNoGoodsMayHaveAnyEnding() {
    RetailRules rules = (RetailRules) MappingFile.standard(Format.ONLINE_RETAIL_CSV).rules();

    assertTrue(rules.isNoGoods("POST"));
    assertTrue(rules.isNoGoods("m"));
    assertTrue(rules.isNoGoods("gift_0001_50"));
    assertTrue(rules.isNoGoods("BANK CHARGES"));
    assertFalse(rules.isNoGoods("POSTCARD"));
    assertFalse(rules.isNoGoods("DCGS0003"));
  }

  @Test
  void allFaultsShowAtOnce() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("mapping.yaml"),
            """
            format: online-retail-csv
            currency: POUNDS
            zone: London
            delimeter: ";"
            columns:
              invoice: InvoiceNo
              quantity: Quantity
            invoices:
              returnPrefix: C
              times: "not a pattern"
            """);

    UnusableFile refusal = assertThrows(UnusableFile.class, () -> MappingFile.read(file));

    String faults = String.join("\n", refusal.faults());
    assertTrue(faults.contains("currency (mapping.yaml line 2, column 11): "), faults);
    assertTrue(
        faults.contains("zone (mapping.yaml line 3, column 7): no time zone such as Europe/Lisbon"),
        faults);
    assertTrue(
        faults.contains(
            "delimeter (mapping.yaml line 4, column 1): is not a key here; allowed: the keys"),
        faults);
    assertTrue(faults.contains("member.column: is missing"), faults);
    assertTrue(
        faults.contains("columns.stockCode (mapping.yaml line 6, column 3): is missing"), faults);
    assertTrue(
        faults.contains("columns.unitPrice (mapping.yaml line 6, column 3): is missing"), faults);
    assertTrue(faults.contains("invoices.times (mapping.yaml line 10, column 10): "), faults);
  }

  @Test
  void aKeyThatStandsThereTwiceIsRefusedWithItsPlace() throws IOException {
    String twice = MappingFile.text(Format.ONLINE_RETAIL_CSV) + "zone: Europe/Lisbon\n";
    Path file = Files.writeString(folder.resolve("mapping.yaml"), twice);

    UnusableFile refusal = assertThrows(UnusableFile.class, () -> MappingFile.read(file));

    long line = twice.lines().count();
    assertEquals(
        List.of(
            "zone (mapping.yaml line "
                + line
                + ", column 1): stands there twice; allowed: each key once"),
        refusal.faults());
  }
}
