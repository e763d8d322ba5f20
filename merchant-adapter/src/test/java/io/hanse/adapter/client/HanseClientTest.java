package io.hanse.adapter.client;

import static io.hanse.adapter.scripted.Purchases.KEY;
import static io.hanse.adapter.scripted.Purchases.SHOP;
import static io.hanse.adapter.scripted.ScriptedNode.Weather.BROKEN;
import static io.hanse.adapter.scripted.ScriptedNode.Weather.FINE;
import static io.hanse.adapter.scripted.ScriptedNode.Weather.LOST_REPLY;
import static io.hanse.adapter.scripted.ScriptedNode.Weather.NOT_FOUND;
import static io.hanse.adapter.scripted.ScriptedNode.Weather.NO_BUNDLES;
import static io.hanse.adapter.scripted.ScriptedNode.Weather.OTHER_RECEIPTS;
import static io.hanse.adapter.scripted.ScriptedNode.Weather.PAGE;
import static io.hanse.adapter.scripted.ScriptedNode.Weather.SMALL_BUNDLES;
import static io.hanse.adapter.scripted.ScriptedNode.Weather.TOO_MANY;
import static io.hanse.adapter.scripted.ScriptedNode.Weather.UNAVAILABLE;

import io.hanse.adapter.outbox.MessageState;
import io.hanse.adapter.outbox.OutboxCounts;
import io.hanse.adapter.outbox.SubmitAnswer;
import io.hanse.adapter.scripted.Purchases;
import io.hanse.adapter.scripted.ScriptedNode;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.message.MessageWriter;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.receipt.ReceiptVerifier;
import io.hanse.protocol.rejection.RejectionCode;
import io.hanse.protocol.signing.SigningKey;
import io.hanse.testing.VertxUnit;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.unit.TestContext;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(VertxUnit.class)
class HanseClientTest {
  private static final ClientSettings.Sending QUICK =
      new ClientSettings.Sending(
          500,
          4,
          Duration.ofMinutes(2),
          new BackOff(Duration.ofMillis(5), Duration.ofMillis(40)),
          5,
          Duration.ofMinutes(10));

  @TempDir private Path home;

  private Vertx vertx;

  @BeforeEach
  void on(Vertx own) {
    vertx = own;
  }

  private interface Scene {
    Future<?> play(ScriptedNode node, HanseClient client);
  }

  private void play(
      TestContext context, Function<Integer, ScriptedNode.Weather> weather, Scene scene) {
    play(context, QUICK, weather, scene);
  }

  private void play(
      TestContext context,
      ClientSettings.Sending sending,
      Function<Integer, ScriptedNode.Weather> weather,
      Scene scene) {
    node()
        .compose(
            node ->
                open(sending, node.weather(weather).address())
                    .compose(client -> scene.play(node, client).eventually(client::close))
                    .onSuccess(done -> context.assertEquals(List.of(), node.faults())))
        .onComplete(context.asyncAssertSuccess());
  }

  private Future<ScriptedNode> node() {
    return ScriptedNode.start(vertx, KEY.verifyingKey());
  }

  private Future<HanseClient> open(ClientSettings.Sending sending, URI... nodes) {
    return HanseClient.open(
        vertx, ClientSettings.of(List.of(nodes), SHOP, KEY, home).with(sending));
  }

  private static List<Message> purchases(int count, int members) {
    return IntStream.range(0, count)
        .<Message>mapToObj(i -> Purchases.of(i, i % members, 100 + i))
        .toList();
  }

  @Test
  void aMessageIsAppliedOnceAndItsReceiptVerifies(TestContext context) {
    play(
        context,
        request -> FINE,
        (node, client) ->
            client
                .send(Purchases.of(1, 1, 250))
                .onSuccess(
                    answer -> {
                      byte[] receipt = answer.octets().toArray();
                      context.assertTrue(
                          ReceiptVerifier.verify(receipt, Set.of(node.ledgerKey().id())).isValid());
                      context.assertEquals(250L, node.balances().get(Purchases.card(1)));
                    }));
  }

  @Test
  void aRepeatedMessageGetsTheStoredReceiptWithoutAnotherRequest(TestContext context) {
    play(
        context,
        request -> FINE,
        (node, client) ->
            client
                .send(Purchases.of(1, 1, 250))
                .compose(
                    first ->
                        client
                            .send(Purchases.of(1, 1, 250))
                            .onSuccess(
                                second -> {
                                  context.assertEquals(first.octets(), second.octets());
                                  context.assertEquals(1, node.requests());
                                })));
  }

  @Test
  void otherContentUnderAUsedIdIsRefusedBeforeItIsSent(TestContext context) {
    play(
        context,
        request -> FINE,
        (node, client) ->
            client
                .submit(Purchases.of(1, 1, 250))
                .compose(stored -> client.submit(Purchases.of(1, 1, 251)))
                .onSuccess(second -> context.assertTrue(second instanceof SubmitAnswer.Conflict)));
  }

  @Test
  void whateverTheWeatherEachMessageHasOneEffect(TestContext context) {
    long seed = System.nanoTime();
    System.out.println("weather seed " + seed);
    Random random = new Random(seed);
    ScriptedNode.Weather[] kinds = {FINE, UNAVAILABLE, TOO_MANY, BROKEN, LOST_REPLY};
    play(
        context,
        request -> request > 60 ? FINE : kinds[random.nextInt(kinds.length)],
        (node, client) ->
            client
                .submit(purchases(3_000, 700))
                .compose(stored -> client.drain())
                .onSuccess(
                    counts -> {
                      context.assertEquals(new OutboxCounts(0, 3_000, 0, 0), counts);
                      context.assertEquals(3_000, node.applied().size());
                    }));
  }

  @Test
  void aMembersMessagesArriveInOrderAndNeverTwoInABundle(TestContext context) {
    play(
        context,
        request -> request % 3 == 0 ? LOST_REPLY : FINE,
        (node, client) ->
            client
                .submit(purchases(400, 20))
                .compose(stored -> client.drain())
                .onSuccess(
                    counts -> {
                      for (int member = 0; member < 20; member++) {
                        context.assertEquals(expectedOrder(member), order(node.applied(), member));
                      }
                    }));
  }

  private static List<String> expectedOrder(int member) {
    return IntStream.range(0, 400)
        .filter(i -> i % 20 == member)
        .mapToObj(i -> "purchase " + i)
        .toList();
  }

  private static List<String> order(List<Message> applied, int member) {
    return applied.stream()
        .map(Message.Accrual.class::cast)
        .filter(accrual -> accrual.card().equals(Purchases.card(member)))
        .map(accrual -> accrual.purchase().reference())
        .toList();
  }

  @Test
  void bundlesHaveAtMostFiveHundredMessages(TestContext context) {
    play(
        context,
        request -> FINE,
        (node, client) ->
            client
                .submit(purchases(1_700, 1_700))
                .compose(stored -> client.drain())
                .onSuccess(
                    counts -> {
                      context.assertEquals(
                          1_700, node.bundleSizes().stream().mapToInt(i -> i).sum());
                      context.assertTrue(node.bundleSizes().stream().allMatch(size -> size <= 500));
                    }));
  }

  @Test
  void retryAfterIsHonoured(TestContext context) {
    isNotSentAgainBefore(context, Instant.now().plusSeconds(1), "1");
  }

  @Test
  void retryAfterADateIsHonouredToo(TestContext context) {
    Instant date = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(2);
    String text = DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC));
    isNotSentAgainBefore(context, date, text);
  }

  private void isNotSentAgainBefore(TestContext context, Instant then, String retryAfter) {
    play(
        context,
        request -> request == 1 ? UNAVAILABLE : FINE,
        (node, client) -> {
          node.retryAfter(retryAfter);
          return client
              .send(Purchases.of(1, 1, 100))
              .onSuccess(answer -> context.assertFalse(Instant.now().isBefore(then)));
        });
  }

  @Test
  void refusalsInABundleConcernOnlyTheirMessages(TestContext context) {
    play(
        context,
        request -> FINE,
        (node, client) -> {
          node.judge(
              message ->
                  ((Message.Accrual) message).purchase().total().minorUnits() % 10 == 7
                      ? Optional.of(RejectionCode.TOO_OLD)
                      : Optional.empty());
          return client
              .submit(purchases(100, 100))
              .compose(stored -> client.drain())
              .onSuccess(counts -> context.assertEquals(new OutboxCounts(0, 90, 10, 0), counts));
        });
  }

  @Test
  void aRefusalThatMayPassIsTriedABoundedNumberOfTimesAndSetAside(TestContext context) {
    List<String> tries = new ArrayList<>();
    play(
        context,
        request -> FINE,
        (node, client) -> {
          node.judge(
              message -> {
                tries.add(message.header().id().toString());
                return Optional.of(RejectionCode.UNKNOWN_LOCATION);
              });
          return client
              .send(Purchases.of(1, 1, 100))
              .compose(
                  answer -> {
                    context.assertEquals(
                        "unknown-location", ((MessageState.SetAside) answer).code());
                    context.assertEquals(5, tries.size());
                    node.judge(message -> Optional.empty());
                    return client.retry(List.of(Purchases.of(1, 1, 100).header().id()));
                  })
              .compose(retried -> client.drain())
              .onSuccess(counts -> context.assertEquals(new OutboxCounts(0, 1, 0, 0), counts));
        });
  }

  @Test
  void aBundleRefusedAsAWholeIsSentMessageByMessage(TestContext context) {
    play(
        context,
        request -> NO_BUNDLES,
        (node, client) ->
            client
                .submit(purchases(30, 30))
                .compose(stored -> client.drain())
                .onSuccess(counts -> context.assertEquals(new OutboxCounts(0, 30, 0, 0), counts)));
  }

  @Test
  void bundlesThatAreTooLargeShrink(TestContext context) {
    play(
        context,
        request -> SMALL_BUNDLES,
        (node, client) ->
            client
                .submit(purchases(100, 100))
                .compose(stored -> client.drain())
                .onSuccess(
                    counts -> {
                      context.assertEquals(new OutboxCounts(0, 100, 0, 0), counts);
                      context.assertTrue(node.bundleSizes().stream().allMatch(size -> size <= 10));
                    }));
  }

  @Test
  void aRotatedKeySignsTheUnchangedMessagesAnew(TestContext context) {
    SigningKey next = SigningKey.of(Sha256.of(new byte[] {2}).octets());
    play(
        context,
        request -> FINE,
        (node, client) -> {
          node.distrust(KEY.verifyingKey());
          return client
              .submit(purchases(50, 50))
              .compose(stored -> client.drain())
              .transform(
                  revoked -> {
                    context.assertTrue(revoked.cause() instanceof Undelivered);
                    context.assertEquals(50L, ((Undelivered) revoked.cause()).waiting());
                    node.trust(next.verifyingKey());
                    client.signWith(next);
                    return client.drain();
                  })
              .onSuccess(counts -> context.assertEquals(new OutboxCounts(0, 50, 0, 0), counts));
        });
  }

  @Test
  void aReplyWithoutTheMessagesOwnReceiptDoesNotCountAsApplied(TestContext context) {
    play(
        context,
        request -> request == 1 ? PAGE : request == 2 ? OTHER_RECEIPTS : FINE,
        (node, client) ->
            client
                .send(Purchases.of(1, 1, 250))
                .onSuccess(
                    answer -> {
                      context.assertEquals(3, node.requests());
                      context.assertTrue(
                          ReceiptVerifier.verify(
                                  answer.octets().toArray(),
                                  Set.of(node.ledgerKey().id()),
                                  MessageWriter.octets(Purchases.of(1, 1, 250)))
                              .isValid());
                    }));
  }

  @Test
  void aBundlesReceiptsOfOtherMessagesDoNotCount(TestContext context) {
    play(
        context,
        request -> request == 1 ? OTHER_RECEIPTS : FINE,
        (node, client) ->
            client
                .submit(purchases(30, 30))
                .compose(stored -> client.drain())
                .compose(counts -> client.find(Purchases.of(7, 7, 107).header().id()))
                .onSuccess(
                    entry -> {
                      context.assertEquals(30, node.applied().size());
                      context.assertTrue(
                          ReceiptVerifier.verify(
                                  ((MessageState.Applied) entry.orElseThrow().state())
                                      .octets()
                                      .toArray(),
                                  Set.of(node.ledgerKey().id()),
                                  MessageWriter.octets(Purchases.of(7, 7, 107)))
                              .isValid());
                    }));
  }

  @Test
  void aWrongAddressRefusesNothingAndSaysWhatToMend(TestContext context) {
    play(
        context,
        request -> NOT_FOUND,
        (node, client) ->
            client
                .submit(purchases(40, 20))
                .compose(stored -> client.drain())
                .transform(
                    ended -> {
                      context.assertTrue(ended.cause() instanceof Undelivered);
                      context.assertTrue(
                          ended.cause().getMessage().contains("correct this address"));
                      node.weather(request -> FINE);
                      return client.drain();
                    })
                .onSuccess(counts -> context.assertEquals(new OutboxCounts(0, 40, 0, 0), counts)));
  }

  @Test
  void aWrongAddressBesideARightOneIsLeftAlone(TestContext context) {
    Future<ScriptedNode> wrong = node().map(node -> node.weather(request -> NOT_FOUND));
    Future<ScriptedNode> right = node();
    Future.all(wrong, right)
        .compose(both -> open(QUICK, wrong.result().address(), right.result().address()))
        .compose(
            client ->
                client
                    .submit(purchases(200, 20))
                    .compose(stored -> client.drain())
                    .eventually(client::close))
        .onComplete(
            context.asyncAssertSuccess(
                counts -> context.assertEquals(200, right.result().applied().size())));
  }

  @Test
  void aDrainFailsWhenTheClientIsClosedWhileMessagesWait(TestContext context) {
    play(
        context,
        request -> UNAVAILABLE,
        (node, client) ->
            client
                .submit(purchases(5, 5))
                .compose(
                    stored -> {
                      Future<OutboxCounts> drain = client.drain();
                      Future<MessageState.Answer> sent = client.send(Purchases.of(9, 9, 9));
                      return client
                          .close()
                          .compose(closed -> Future.join(drain, sent))
                          .transform(
                              ended -> {
                                context.assertTrue(drain.cause() instanceof Undelivered);
                                context.assertTrue(sent.failed());
                                return Future.succeededFuture();
                              });
                    }));
  }

  @Test
  void aDrainGivesUpWhenItsPatienceEnds(TestContext context) {
    play(
        context,
        QUICK.patient(Duration.ofMillis(300)),
        request -> UNAVAILABLE,
        (node, client) ->
            client
                .submit(purchases(5, 5))
                .compose(stored -> client.drain())
                .transform(
                    ended -> {
                      context.assertTrue(ended.cause() instanceof Undelivered);
                      return Future.succeededFuture();
                    }));
  }

  @Test
  void theNextNodeIsAskedWhereOneIsGone(TestContext context) {
    Future<ScriptedNode> gone = node().compose(node -> node.stop().map(node));
    Future<ScriptedNode> alive = gone.compose(stopped -> node());
    alive
        .compose(node -> open(QUICK, gone.result().address(), node.address()))
        .compose(
            client ->
                client
                    .submit(purchases(200, 200))
                    .compose(stored -> client.drain())
                    .eventually(client::close))
        .onComplete(
            context.asyncAssertSuccess(
                counts -> context.assertEquals(200, alive.result().applied().size())));
  }

  @Test
  void whatWaitsIsSentByTheNextProcess(TestContext context) {
    Future<ScriptedNode> node = node();
    node.compose(started -> open(QUICK, URI.create("http://127.0.0.1:1")))
        .compose(offline -> offline.submit(purchases(40, 40)).eventually(offline::close))
        .compose(stored -> open(QUICK, node.result().address()))
        .compose(online -> online.drain().eventually(online::close))
        .onComplete(
            context.asyncAssertSuccess(
                counts -> context.assertEquals(40, node.result().applied().size())));
  }
}
