package io.hanse.adapter.cli;

import static io.hanse.adapter.scripted.Purchases.KEY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.adapter.AdapterMain;
import io.hanse.adapter.scripted.ScriptedNode;
import io.hanse.protocol.octets.Base64Url;
import io.hanse.protocol.octets.Sha256;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledImportTest {
  private static final int INVOICES = 800;

  @TempDir private Path folder;
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void stop() {
    await(vertx.close());
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void anImportThatIsKilledAndRepeatedEndsInTheSameBalances() throws Exception {
    long seed = System.nanoTime();
    System.out.println("file seed " + seed);
    Path file = Files.writeString(folder.resolve("invoices.csv"), invoices(new Random(seed)));
    Files.writeString(
        folder.resolve("shop.key"), Base64Url.encode(Sha256.of(new byte[] {1}).octets()));
    ScriptedNode undisturbed = await(ScriptedNode.start(vertx, KEY.verifyingKey()));
    assertEquals(0, start(undisturbed, "one", file).waitFor());

    ScriptedNode node = await(ScriptedNode.start(vertx, KEY.verifyingKey()));
    Promise<Void> halfWay = Promise.promise();
    int all = undisturbed.applied().size();
    node.judge(
        message -> {
          if (node.applied().size() >= all / 2) {
            halfWay.tryComplete();
          }
          return Optional.empty();
        });
    Process killed = start(node, "two", file);
    await(halfWay.future());
    killed.destroyForcibly().waitFor();
    assertTrue(node.applied().size() < all, "it was killed too late");

    assertEquals(0, start(node, "two", file).waitFor());
    assertEquals(undisturbed.balances(), node.balances());
    assertEquals(all, node.applied().size());
  }

  private Process start(ScriptedNode node, String home, Path file) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            AdapterMain.class.getName(),
            "import",
            "--format=online-retail-csv",
            "--node=" + node.address(),
            "--participant=shop",
            "--location=web",
            "--ledger=europe",
            "--key=" + folder.resolve("shop.key"),
            "--home=" + folder.resolve(home),
            file.toString())
        .redirectOutput(folder.resolve(home + ".out").toFile())
        .redirectError(folder.resolve(home + ".err").toFile())
        .start();
  }

  private static String invoices(Random random) {
    StringBuilder csv =
        new StringBuilder(
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n");
    for (int invoice = 0; invoice < INVOICES; invoice++) {
      boolean isReturn = random.nextInt(10) == 0;
      int customer = random.nextInt(40);
      for (int line = 0; line <= random.nextInt(4); line++) {
        csv.append(isReturn ? "C" : "")
            .append(10_000 + invoice)
            .append(",ARTICLE")
            .append(random.nextInt(5))
            .append(",x,")
            .append((isReturn ? -1 : 1) * (1 + random.nextInt(9)))
            .append(",2026-10-01 09:00:00,")
            .append(1 + random.nextInt(3))
            .append(".25,")
            .append(customer)
            .append(",United Kingdom\n");
      }
    }
    return csv.toString();
  }
}
