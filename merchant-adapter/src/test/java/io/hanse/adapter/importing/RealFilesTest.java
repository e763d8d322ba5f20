package io.hanse.adapter.importing;

import static io.hanse.adapter.scripted.Purchases.KEY;
import static io.hanse.adapter.scripted.Purchases.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hanse.adapter.client.ClientSettings;
import io.hanse.adapter.client.HanseClient;
import io.hanse.adapter.draft.SkipReason;
import io.hanse.adapter.mapping.Format;
import io.hanse.adapter.mapping.MappingFile;
import io.hanse.adapter.scripted.ScriptedNode;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.LocationId;
import io.hanse.protocol.message.Message;
import io.hanse.testing.VertxUnit;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.unit.TestContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Imports records that nobody here wrote; they are not part of this project. */
@ExtendWith(VertxUnit.class)
class RealFilesTest {
  @TempDir private Path home;
  private ScriptedNode node;

  @BeforeEach
  void startNode(TestContext context, Vertx vertx) {
    ScriptedNode.start(vertx, KEY.verifyingKey())
        .onComplete(context.asyncAssertSuccess(started -> node = started));
  }

  private Future<ImportReport> imported(Vertx vertx, String file, Format format) {
    ImportRequest request =
        new ImportRequest(
            real(file),
            MappingFile.standard(format),
            LocationId.of("web"),
            key -> Optional.of(CardNumber.of(990_002, Math.floorMod(key.hashCode(), 900))),
            new Enrolling.Never());
    return HanseClient.open(vertx, ClientSettings.of(List.of(node.address()), SHOP, KEY, home))
        .compose(
            client -> Import.run(client, request, ImportListener.SILENT).eventually(client::close));
  }

  private static Path real(String file) {
    Path root = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    Path found = root.resolve("../../shared/data").resolve(file).normalize();
    assumeTrue(Files.exists(found), "skipped: the real file " + found + " is not here");
    return found;
  }

  @Test
  void everyBookingOfTheSampleIsCountedOnce(TestContext context, Vertx vertx) {
    imported(vertx, "hotel/hotel-bookings-sample.csv", Format.HOTEL_BOOKINGS_CSV)
        .onComplete(
            context.asyncAssertSuccess(
                report -> {
                  assertEquals(11_939, report.rowsRead());
                  assertEquals(7_349, report.rowsSent());
                  assertEquals(
                      Map.of(
                          SkipReason.CANCELLED, 4_292L,
                          SkipReason.NO_SHOW, 117L,
                          SkipReason.NO_NIGHTS, 68L,
                          SkipReason.ZERO_AMOUNT, 113L),
                      report.skipped());
                  assertEquals(7_349, report.messages().accepted());
                  assertEquals(7_349, node.applied().size());
                  assertTrue(report.isClean());
                }));
  }

  @Test
  void everyInvoiceRowOfTheSampleIsCountedOnce(TestContext context, Vertx vertx) {
    imported(vertx, "retail/online-retail-sample.csv", Format.ONLINE_RETAIL_CSV)
        .onComplete(
            context.asyncAssertSuccess(
                report -> {
                  assertEquals(18_666, report.rowsRead());
                  // 647 invoices have a customer and a price; five of them hold only postage,
                  // carriage or amounts entered by hand.
                  assertEquals(642, report.messages().purchases());
                  assertEquals(12_988 + 18, report.rowsSent());
                  assertEquals(18, returned());
                  assertEquals(report.messages().sent(), report.messages().accepted());
                  assertTrue(report.isClean());
                  assertEquals(List.of(), node.faults());
                }));
  }

  private int returned() {
    return node.applied().stream()
        .filter(Message.Reversal.class::isInstance)
        .map(Message.Reversal.class::cast)
        .mapToInt(reversal -> ((Message.Extent.Lines) reversal.extent()).lines().size())
        .sum();
  }
}
