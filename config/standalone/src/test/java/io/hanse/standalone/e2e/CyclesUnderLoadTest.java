package io.hanse.standalone.e2e;

import static io.hanse.standalone.network.NetworkPlan.EUROPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.protocol.identity.CardNumber;
import io.hanse.standalone.audit.ExportAudit;
import io.hanse.standalone.demo.LedgerBalances;
import io.hanse.standalone.http.ClearingClient;
import io.hanse.standalone.http.CycleView;
import io.hanse.standalone.network.Participants;
import io.hanse.standalone.running.Await;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cycles are closed one after the other while points are spent through two nodes. */
@Tag("fault")
class CyclesUnderLoadTest {
  private static final Duration LIMIT = Duration.ofMinutes(15);
  private static final int CYCLES = 20;
  private static final int CLIENTS = 8;

  @TempDir Path folder;

  @Test
  void everyObligationIsInExactlyOneCycleAndEveryCycleRecomputes() throws Exception {
    TestNetwork network = TestNetwork.start(folder, plan -> plan.withEuropeNodes(2));
    Vertx vertx = Vertx.vertx();
    try {
      ClearingClient desk =
          new ClearingClient(
              vertx, URI.create(network.files().clearing().url()), network.files().operatorToken());
      AtomicBoolean enough = new AtomicBoolean();
      List<Future<Integer>> clients = new ArrayList<>();
      try (ExecutorService executor = Executors.newFixedThreadPool(CLIENTS)) {
        for (int client = 0; client < CLIENTS; client++) {
          int number = client;
          clients.add(executor.submit(() -> spendUntil(enough, network, number)));
        }
        for (int cycle = 0; cycle < CYCLES; cycle++) {
          Await.of(desk.close(LIMIT), LIMIT);
          Await.of(vertx.timer(1_000), LIMIT);
        }
        enough.set(true);
      }
      int spent = 0;
      for (Future<Integer> client : clients) {
        spent += client.get();
      }
      Await.of(desk.close(LIMIT), LIMIT);
      assertEquals(spent, obligationsOfAll(desk));
      assertEquals(List.of(), LedgerBalances.faults(vertx, network.files()));
    } finally {
      network.close();
      Await.of(vertx.close(), LIMIT);
    }
  }

  /** Earns at one company and spends at another; each redemption is one obligation. */
  private static int spendUntil(AtomicBoolean enough, TestNetwork network, int number)
      throws Exception {
    TestMerchant shop =
        new TestMerchant(
            network.http(),
            Participants.SPREE_MODE,
            "mitte",
            "EUR",
            network.files().signingKeyOf(Participants.SPREE_MODE));
    TestMerchant hotel =
        new TestMerchant(
            network.http(),
            Participants.PACIFIC_HOTELS,
            "gaslamp",
            "USD",
            network.files().signingKeyOf(Participants.PACIFIC_HOTELS));
    CardNumber card = shop.enrol(network.node(number % 2), EUROPE);
    int spent = 0;
    while (!enough.get()) {
      assertEquals(200, shop.send(network.node(0), shop.purchase(card, 100_00)).status());
      assertEquals(200, hotel.send(network.node(1), hotel.redemption(card, 300)).status());
      spent++;
    }
    return spent;
  }

  private int obligationsOfAll(ClearingClient desk) throws Exception {
    Set<String> ids = new HashSet<>();
    int rows = 0;
    for (CycleView cycle : Await.of(desk.list(100), LIMIT)) {
      if (!cycle.isInstructed()) {
        continue;
      }
      Path out = folder.resolve("cycle-" + cycle.number());
      Await.of(desk.export(cycle.number(), out), LIMIT);
      assertEquals(List.of(), ExportAudit.of(out).faults(), "cycle " + cycle.number());
      List<String> lines = Files.readAllLines(out.resolve("obligations.csv"));
      for (String line : lines.subList(1, lines.size())) {
        String[] values = line.split(",", -1);
        assertTrue(ids.add(values[1] + " " + values[2]), line);
        rows += values[8].equals("redemption") ? 1 : 0;
      }
    }
    return rows;
  }
}
