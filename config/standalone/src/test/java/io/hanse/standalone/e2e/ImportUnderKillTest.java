package io.hanse.standalone.e2e;

import static io.hanse.standalone.network.NetworkPlan.EUROPE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.adapter.client.ClientSettings;
import io.hanse.adapter.client.HanseClient;
import io.hanse.adapter.importing.Enrolling;
import io.hanse.adapter.importing.Import;
import io.hanse.adapter.importing.ImportListener;
import io.hanse.adapter.importing.ImportReport;
import io.hanse.adapter.importing.ImportRequest;
import io.hanse.adapter.importing.Members;
import io.hanse.adapter.mapping.Format;
import io.hanse.adapter.mapping.MappingFile;
import io.hanse.adapter.outbox.MessageState;
import io.hanse.protocol.identity.LocationId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.standalone.demo.LedgerBalances;
import io.hanse.standalone.network.Participants;
import io.hanse.standalone.running.Await;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node is killed while a merchant imports its past. */
class ImportUnderKillTest {
  private static final Duration LIMIT = Duration.ofMinutes(15);
  private static final int INVOICES = 3_000;

  @TempDir Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final Map<MessageId, byte[]> receipts = new ConcurrentHashMap<>();
  private TestNetwork network;

  @BeforeEach
  void start() throws Exception {
    network = TestNetwork.start(folder, plan -> plan);
  }

  @AfterEach
  void stop() throws Exception {
    if (network != null) {
      network.close();
    }
    Await.of(vertx.close(), LIMIT);
  }

  @Test
  void whatWasAcknowledgedIsThereAndTheImportsOwnRetryFinishes() throws Exception {
    Path file = invoices();
    CountDownLatch underWay = new CountDownLatch(1_000);
    HanseClient client = client("first");
    client.listen(
        (id, answer) -> {
          if (answer instanceof MessageState.Applied applied) {
            receipts.put(id, applied.octets().toArray());
          }
          underWay.countDown();
        });

    Future<ImportReport> importing = imported(client, file);
    assertTrue(underWay.await(LIMIT.toSeconds(), TimeUnit.SECONDS));
    network.process(network.nodeOf(EUROPE)).kill();
    network.restart(network.nodeOf(EUROPE));
    ImportReport report = Await.of(importing, LIMIT);
    Await.of(client.close(), LIMIT);

    assertTrue(report.isClean(), report.toString());
    assertEquals(INVOICES, report.messages().accepted());
    assertEverythingAcknowledgedIsThere();
    ImportReport again = importedWithAFreshOutbox(file);
    assertEquals(INVOICES, again.messages().accepted(), again.toString());
    assertEquals(List.of(), LedgerBalances.faults(vertx, network.files()));
  }

  /** Sent again from an outbox that knows nothing, each message gets the receipt it had. */
  private ImportReport importedWithAFreshOutbox(Path file) throws Exception {
    HanseClient client = client("second");
    client.listen((id, answer) -> assertArrayEquals(receipts.get(id), answer.octets().toArray()));
    ImportReport again = Await.of(imported(client, file), LIMIT);
    Await.of(client.close(), LIMIT);
    return again;
  }

  private void assertEverythingAcknowledgedIsThere() throws Exception {
    String messages =
        network.nodeOf(EUROPE).url() + "/v1/messages/" + Participants.THAMES_GIFTS + "/";
    String token = "Bearer " + network.files().operatorToken();
    for (Map.Entry<MessageId, byte[]> acknowledged : receipts.entrySet()) {
      HttpResponse<byte[]> found =
          network
              .http()
              .send(
                  HttpRequest.newBuilder(URI.create(messages + acknowledged.getKey()))
                      .header("Authorization", token)
                      .build(),
                  HttpResponse.BodyHandlers.ofByteArray());
      assertEquals(200, found.statusCode(), acknowledged.getKey().toString());
      assertArrayEquals(acknowledged.getValue(), found.body());
    }
  }

  private Future<ImportReport> imported(HanseClient client, Path file) {
    return Import.run(
        client,
        new ImportRequest(
            file,
            MappingFile.standard(Format.ONLINE_RETAIL_CSV),
            LocationId.of("web"),
            Members.NONE,
            Enrolling.Unknown.on(EUROPE, "en")),
        ImportListener.SILENT);
  }

  private HanseClient client(String name) throws Exception {
    return Await.of(
        HanseClient.open(
            vertx,
            ClientSettings.of(
                List.of(URI.create(network.nodeOf(EUROPE).url())),
                Participants.THAMES_GIFTS,
                network.files().signingKeyOf(Participants.THAMES_GIFTS),
                folder.resolve(name))),
        LIMIT);
  }

  /** Invoices of fifty customers, from a fixed seed. */
  private Path invoices() throws Exception {
    SplittableRandom random = new SplittableRandom(42);
    StringBuilder rows =
        new StringBuilder(
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n");
    for (int invoice = 0; invoice < INVOICES; invoice++) {
      rows.append(
          "%d,%d,SOAP,%d,2011-05-04 10:00:00,%d.95,%d,United Kingdom\n"
              .formatted(
                  600_000 + invoice,
                  20_000 + random.nextInt(50),
                  1 + random.nextInt(12),
                  1 + random.nextInt(20),
                  10_000 + random.nextInt(50)));
    }
    return Files.writeString(folder.resolve("invoices.csv"), rows);
  }
}
