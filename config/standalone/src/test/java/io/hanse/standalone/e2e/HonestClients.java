package io.hanse.standalone.e2e;

import static io.hanse.standalone.network.NetworkPlan.EUROPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.standalone.network.NetworkFiles;
import io.hanse.standalone.network.Participants;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** A shop's tills, which go on working whatever else comes to their node. */
final class HonestClients {
  private static final int TILLS = 2;
  private static final int BUNDLE = 300;

  private final TestNetwork network;
  private final NetworkFiles.Server node;
  private final String from;

  /**
   * Tills that are not at work yet.
   *
   * @param from their local address, such as 127.0.0.1
   */
  HonestClients(TestNetwork network, NetworkFiles.Server node, String from) {
    this.network = network;
    this.node = node;
    this.from = from;
  }

  /**
   * How long answers took.
   *
   * @param nanos of each, ascending
   */
  record Pace(List<Long> nanos) {
    static Pace of(LongStream nanos) {
      return new Pace(nanos.sorted().boxed().toList());
    }

    /** Milliseconds that so many of a hundred answers took at most. */
    long millis(int percent) {
      return nanos.get((nanos.size() - 1) * percent / 100) / 1_000_000;
    }

    String text() {
      return "%d answers, p50 %d ms, p99 %d ms, longest %d ms"
          .formatted(nanos.size(), millis(50), millis(99), millis(100));
    }
  }

  /** Works until the signal comes, each till at least once; every answer has to be right. */
  Pace work(CountDownLatch enough) throws Exception {
    List<Future<LongStream>> tills = new ArrayList<>();
    LongStream all = LongStream.empty();
    try (ExecutorService executor = Executors.newFixedThreadPool(TILLS)) {
      for (int till = 0; till < TILLS; till++) {
        tills.add(executor.submit(() -> till(enough)));
      }
      for (Future<LongStream> till : tills) {
        all = LongStream.concat(all, till.get());
      }
    }
    return Pace.of(all);
  }

  /** A till has a connection of its own and closes it now and then, as tills do. */
  private LongStream till(CountDownLatch enough) throws Exception {
    LongStream.Builder took = LongStream.builder();
    do {
      try (HttpClient http =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .localAddress(InetAddress.getByName(from))
              .build()) {
        sell(shop(http), took, enough);
      }
    } while (enough.getCount() > 0);
    return took.build();
  }

  private void sell(TestMerchant shop, LongStream.Builder took, CountDownLatch enough)
      throws Exception {
    CardNumber card = shop.enrol(node, EUROPE);
    for (int sold = 1; sold <= 50 && (sold == 1 || enough.getCount() > 0); sold++) {
      Message.Accrual purchase = shop.purchase(card, 1_00);
      long start = System.nanoTime();
      TestMerchant.Answer answer = shop.send(node, purchase);
      took.add(System.nanoTime() - start);
      assertEquals(200, answer.status(), answer::text);
      Outcome.Accrued accrued = assertInstanceOf(Outcome.Accrued.class, answer.outcome());
      assertEquals(3L * sold, accrued.balance().available().value());
    }
    sendBundle(shop, card);
  }

  /** A day's purchases at once, larger than what is kept for short bodies. */
  private void sendBundle(TestMerchant shop, CardNumber card) throws Exception {
    List<Message> purchases = new ArrayList<>();
    for (int i = 0; i < BUNDLE; i++) {
      purchases.add(shop.purchase(card, 1_00));
    }
    TestMerchant.Answer answer = shop.post(node, shop.sign(purchases));
    assertEquals(200, answer.status(), answer::text);
    assertEquals(BUNDLE, answer.text().split("\"receipt\":", -1).length - 1, answer::text);
  }

  private TestMerchant shop(HttpClient http) throws Exception {
    return new TestMerchant(
        http,
        Participants.SPREE_MODE,
        "mitte",
        "EUR",
        network.files().signingKeyOf(Participants.SPREE_MODE));
  }
}
