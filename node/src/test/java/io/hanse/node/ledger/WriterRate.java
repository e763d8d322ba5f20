package io.hanse.node.ledger;

import io.hanse.node.ledger.intake.Answer;
import io.hanse.node.ledger.intake.Delivery;
import io.hanse.protocol.identity.CardNumber;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.LoggerFactory;

/**
 * What the writer does by itself, without HTTP and signatures: accruals in bundles of 500 on
 * 200,000 members, two lanes. Run by hand.
 */
final class WriterRate {
  private static final int BUNDLE = 500;
  private static final int IN_FLIGHT = 8;
  private static final int MEMBERS = 200_000;

  private WriterRate() {}

  public static void main(String[] arguments) {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
    TestLedger ledger = TestLedger.start(Vertx.vertx()).await();
    List<CardNumber> cards = TestMembers.enrol(ledger, MEMBERS).await();
    ledger.query("VACUUM ANALYZE").await();
    TestLedger.Writer writer = ledger.writer(2, 100_000).await();
    List<List<Delivery>> prepared = bundles(cards, 20 * seconds);
    AtomicLong posted = new AtomicLong();
    AtomicLong next = new AtomicLong();
    Duration cpuBefore = cpu();
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    List<Future<Void>> running = new ArrayList<>();
    for (int stream = 0; stream < IN_FLIGHT; stream++) {
      running.add(stream(writer, prepared, next, posted, end));
    }
    Future.all(running).await();
    long nanos = System.nanoTime() - start;
    LoggerFactory.getLogger(WriterRate.class)
        .warn(
            "{} messages in {} ms: {}/s, {} batches, {} us of this process's CPU a message",
            posted,
            nanos / 1_000_000,
            posted.get() * 1_000_000_000L / nanos,
            ledger.number("SELECT count(*) FROM batch").await(),
            cpu().minus(cpuBefore).toNanos() / 1_000 / Math.max(1, posted.get()));
    System.exit(0);
  }

  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static List<List<Delivery>> bundles(List<CardNumber> cards, int count) {
    Random random = new Random(1);
    List<List<Delivery>> bundles = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      List<Delivery> bundle = new ArrayList<>();
      for (int message = 0; message < BUNDLE; message++) {
        CardNumber card = cards.get(random.nextInt(cards.size()));
        bundle.add(Said.delivery(Said.accrual(card, 1 + random.nextInt(500))));
      }
      bundles.add(bundle);
    }
    return bundles;
  }

  private static Future<Void> stream(
      TestLedger.Writer writer,
      List<List<Delivery>> bundles,
      AtomicLong next,
      AtomicLong posted,
      long end) {
    long at = next.getAndIncrement();
    if (System.nanoTime() > end || at >= bundles.size()) {
      return Future.succeededFuture();
    }
    return writer
        .intake()
        .submit(bundles.get((int) at))
        .compose(
            answers -> {
              posted.addAndGet(
                  answers.stream().filter(answer -> answer instanceof Answer.Applied).count());
              return stream(writer, bundles, next, posted, end);
            });
  }
}
