package io.hanse.standalone.bench;

import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.receipt.ReceiptCheck;
import io.hanse.protocol.receipt.ReceiptVerifier;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The load of one bench: enrols members, warms the node up, and then measures single messages and
 * bundles. Everything that is sent while the clock runs was signed before.
 */
public final class Load {
  /** Requests of single messages under way at any time, each on a connection of its own. */
  public static final int SINGLES_AT_ONCE = 64;

  /** Messages of a bundle. */
  public static final int BUNDLE_SIZE = 500;

  /** Bundles under way at any time. */
  public static final int BUNDLES_AT_ONCE = 4;

  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final int WARM_UP_SINGLES = 100_000;
  private static final int WARM_UP_BUNDLES = 800;

  private final Vertx vertx;
  private final LoadTarget target;
  private final Duration time;
  private final Consumer<String> progress;
  private final HttpClient client;
  private final LoadMessages messages;

  private Load(Vertx vertx, LoadTarget target, Duration time, Consumer<String> progress) {
    this.vertx = vertx;
    this.target = target;
    this.time = time;
    this.progress = progress;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions().setKeepAlive(true).setPipelining(false),
            new PoolOptions().setHttp1MaxSize(SINGLES_AT_ONCE));
    this.messages =
        new LoadMessages(target, new SplittableRandom(), OffsetDateTime.now(ZoneOffset.UTC));
  }

  /**
   * Runs it all; fails at the first answer without a valid receipt.
   *
   * @param time how long each of the two is measured
   * @param progress receives each step as a sentence
   * @param rows receives each result
   */
  public static Future<Void> run(
      Vertx vertx,
      LoadTarget target,
      Duration time,
      Consumer<String> progress,
      Consumer<LoadRow> rows) {
    Load load = new Load(vertx, target, time, progress);
    return load.enrol()
        .compose(
            members ->
                load.singles(members)
                    .onSuccess(rows::accept)
                    .compose(row -> load.bundles(members))
                    .onSuccess(rows::accept))
        .<Void>mapEmpty();
  }

  private Future<List<CardNumber>> enrol() {
    progress.accept("enrolling " + target.members() + " members");
    List<CardNumber> cards = new ArrayList<>();
    return prepare(target.members(), messages::enrolment)
        .compose(
            envelopes ->
                new Volley(vertx, client, target.node(), envelopes, 1, 1)
                    .fire(SINGLES_AT_ONCE, Duration.ofMinutes(10)))
        .compose(volley -> blocking(() -> verified(volley)))
        .map(
            receipts -> {
              receipts.forEach(receipt -> cards.add(card(receipt)));
              return List.copyOf(cards);
            });
  }

  private Future<LoadRow> singles(List<CardNumber> members) {
    progress.accept("warming up with single messages");
    Supplier<byte[]> next = () -> messages.single(members);
    return prepare(WARM_UP_SINGLES, next)
        .compose(envelopes -> volley(envelopes, 1).fire(SINGLES_AT_ONCE, WARM_UP))
        .compose(warm -> prepare(enough(warm.row("single").perSecond()), next))
        .compose(envelopes -> measure("single", envelopes, 1, SINGLES_AT_ONCE));
  }

  private Future<LoadRow> bundles(List<CardNumber> members) {
    progress.accept("warming up with bundles of " + BUNDLE_SIZE);
    Supplier<byte[]> next = () -> messages.bundle(members, BUNDLE_SIZE);
    return prepare(WARM_UP_BUNDLES, next)
        .compose(envelopes -> volley(envelopes, BUNDLE_SIZE).fire(BUNDLES_AT_ONCE, WARM_UP))
        .compose(warm -> prepare(enough(warm.row("bundle").perSecond() / BUNDLE_SIZE), next))
        .compose(envelopes -> measure("bundle", envelopes, BUNDLE_SIZE, BUNDLES_AT_ONCE));
  }

  private Future<LoadRow> measure(String name, List<byte[]> envelopes, int each, int atOnce) {
    progress.accept("measuring " + name + " for " + time.toSeconds() + " s");
    return volley(envelopes, each)
        .fire(atOnce, time)
        .compose(
            volley ->
                blocking(() -> verified(volley))
                    .map(
                        receipts -> {
                          progress.accept(
                              volley.messages()
                                  + " messages answered with receipts, "
                                  + receipts.size()
                                  + " of them verified; "
                                  + volley.sentAgain()
                                  + " requests were sent again");
                          return volley.row(name);
                        }));
  }

  private Volley volley(List<byte[]> envelopes, int each) {
    return new Volley(vertx, client, target.node(), envelopes, each, each == 1 ? 97 : 7);
  }

  /** Enough envelopes for a node that is half as fast again as during the warm-up. */
  private int enough(long perSecond) {
    return Math.toIntExact((perSecond + 1) * time.toSeconds() * 3 / 2 + 100);
  }

  private Future<List<byte[]>> prepare(int count, Supplier<byte[]> next) {
    progress.accept("signing " + count + " envelopes");
    return blocking(() -> Stream.generate(next).limit(count).toList());
  }

  private <T> Future<T> blocking(Callable<T> work) {
    return vertx.executeBlocking(work, false);
  }

  private static List<ReceiptCheck.Valid> verified(Volley volley) {
    List<ReceiptCheck.Valid> receipts = new ArrayList<>();
    for (Buffer answer : volley.sample()) {
      for (byte[] receipt : ReceiptScan.in(answer)) {
        switch (ReceiptVerifier.verify(receipt)) {
          case ReceiptCheck.Valid valid -> receipts.add(valid);
          case ReceiptCheck wrong ->
              throw new IllegalStateException("a receipt is wrong: " + wrong.text());
        }
      }
    }
    return receipts;
  }

  private static CardNumber card(ReceiptCheck.Valid receipt) {
    if (receipt.receipt().outcome() instanceof Outcome.Enrolled enrolled) {
      return enrolled.card();
    }
    throw new IllegalStateException("no enrolment: " + receipt.receipt().outcome());
  }
}
