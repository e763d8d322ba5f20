package io.hanse.node.position;

import static io.hanse.testing.Check.check;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.hazelcast.core.EntryEvent;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryAddedListener;
import io.hanse.config.cluster.Cluster;
import io.hanse.config.settings.ClusterSettings;
import io.hanse.config.shared.SharedPositions;
import io.hanse.node.ledger.TestLedger;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.obligation.Position;
import io.hanse.testing.VertxUnit;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.unit.Async;
import io.vertx.ext.unit.TestContext;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Figures in a real ledger's tables, shown in a real cluster. */
@ExtendWith(VertxUnit.class)
class PositionPublisherTest {
  private static final ParticipantId HOTEL = ParticipantId.of("hotel");
  private static final ParticipantId FASHION = ParticipantId.of("fashion");
  private static final String CLUSTER = "positions-" + UUID.randomUUID();

  private static Cluster cluster;
  private static SharedPositions shared;

  /** Of its own in each test, as its figures in the cluster are. */
  private final LedgerId id = LedgerId.of("ledger-" + UUID.randomUUID().toString().substring(0, 8));

  private TestLedger ledger;
  private PositionPublisher publisher;

  @BeforeAll
  static void join(TestContext context) {
    Cluster.start(new ClusterSettings(CLUSTER, "127.0.0.1", 0, List.of()))
        .onComplete(
            context.asyncAssertSuccess(
                started -> {
                  cluster = started;
                  shared = cluster.shared().positions();
                }));
  }

  @AfterAll
  static void leave(TestContext context) {
    cluster.close().onComplete(context.asyncAssertSuccess());
  }

  /** Two lanes, one of them dead, in the windows 1 to 3, of which the last is open. */
  @BeforeEach
  void open(TestContext context, Vertx vertx) {
    TestLedger.start(vertx)
        .onSuccess(started -> ledger = started)
        .compose(
            started ->
                ledger.query(
                    "INSERT INTO position"
                        + " (window_n, lane, debtor, creditor, currency, amount, count, version)"
                        + " SELECT w, lane, 'hotel', 'fashion', 'EUR', 100, 1, 1"
                        + " FROM generate_series(1, 3) w, generate_series(1, 2) lane"))
        .compose(inserted -> ledger.query("UPDATE ledger_window SET n = 3"))
        .onComplete(context.asyncAssertSuccess(opened -> publisher = publisher()));
  }

  @AfterEach
  void close(TestContext context) {
    ledger.close().onComplete(context.asyncAssertSuccess());
  }

  private PositionPublisher publisher() {
    return new PositionPublisher(ledger.database(), id, shared);
  }

  private Position figure(int window, int lane) {
    Money amount = Money.of(CurrencyCode.of("EUR"), 100);
    return new Position(id, window, lane, HOTEL, FASHION, amount, 1, 1);
  }

  /** What the cluster shows of this ledger, as window-lane-version. */
  private Future<String> shown() {
    return shared
        .all()
        .map(
            all ->
                all.stream()
                    .filter(position -> position.ledger().equals(id))
                    .map(it -> it.window() + "-" + it.lane() + "-" + it.version())
                    .sorted()
                    .collect(Collectors.joining(" ")));
  }

  private static IMap<String, Object> map() {
    HazelcastInstance member =
        Hazelcast.getAllHazelcastInstances().stream()
            .filter(one -> one.getConfig().getClusterName().equals(CLUSTER))
            .findFirst()
            .orElseThrow();
    return member.getMap("positions");
  }

  /** As when every member that held it is gone. */
  private static Future<Void> loseTheMap() {
    return cluster
        .vertx()
        .executeBlocking(
            () -> {
              map().clear();
              return true;
            })
        .mapEmpty();
  }

  @Test
  void everyLaneOfEveryWindowThatIsNotInstructedIsShown(TestContext context) {
    publisher
        .publishMissing()
        .compose(check(published -> assertEquals(6, published)))
        .compose(published -> shown())
        .onComplete(
            context.asyncAssertSuccess(
                shown -> assertEquals("1-1-1 1-2-1 2-1-1 2-2-1 3-1-1 3-2-1", shown)));
  }

  @Test
  void whatIsShownIsNotSentAgainAndWhatWasLostOnItsWayIs(TestContext context) {
    publisher
        .publishMissing()
        .compose(first -> publisher.publishMissing())
        .compose(check(again -> assertEquals(0, again)))
        .compose(
            again ->
                ledger
                    .database()
                    .pool()
                    .query("UPDATE position SET version = 2 WHERE window_n = 3 AND lane = 2")
                    .execute())
        .compose(changed -> publisher.publishMissing())
        .compose(check(published -> assertEquals(1, published)))
        .compose(published -> shown())
        .onComplete(
            context.asyncAssertSuccess(
                shown -> assertEquals("1-1-1 1-2-1 2-1-1 2-2-1 3-1-1 3-2-2", shown)));
  }

  @Test
  void aRunningPublisherBringsALostMapBackByItself(TestContext context) {
    Async back = context.async(6);
    EntryAddedListener<String, Object> listener =
        (EntryEvent<String, Object> e) -> back.countDown();
    publisher
        .publishMissing()
        .compose(published -> loseTheMap())
        .compose(
            lost -> cluster.vertx().executeBlocking(() -> map().addEntryListener(listener, false)))
        .map(listening -> publisher.start(cluster.vertx()))
        .onComplete(
            context.asyncAssertSuccess(
                work ->
                    back.handler(done -> work.stop().onComplete(context.asyncAssertSuccess()))));
  }

  @Test
  void whatClearingHasDroppedIsNotShownAgain(TestContext context) {
    publisher
        .publishMissing()
        .compose(published -> shared.drop(id, 2))
        .compose(dropped -> publisher.publishMissing())
        .compose(check(published -> assertEquals(0, published)))
        .compose(none -> publisher().publishMissing())
        .compose(check(published -> assertEquals(0, published)))
        .compose(none -> shown())
        .onComplete(context.asyncAssertSuccess(shown -> assertEquals("3-1-1 3-2-1", shown)));
  }

  @Test
  void whatWasShownWhileClearingDroppedItGoesWithTheNextTurn(TestContext context) {
    publisher
        .publishMissing()
        .compose(published -> shared.drop(id, 1))
        .compose(dropped -> shared.publish(List.of(figure(1, 1))))
        .compose(late -> publisher.publishMissing())
        .compose(published -> shown())
        .onComplete(
            context.asyncAssertSuccess(shown -> assertEquals("2-1-1 2-2-1 3-1-1 3-2-1", shown)));
  }

  @Test
  void aWindowThatEndsMeanwhileStaysShown(TestContext context) {
    publisher
        .publishMissing()
        .compose(
            published -> ledger.database().pool().query("UPDATE ledger_window SET n = 4").execute())
        .compose(ended -> publisher.publishMissing())
        .compose(none -> loseTheMap())
        .compose(lost -> publisher.publishMissing())
        .onComplete(context.asyncAssertSuccess(published -> assertEquals(6, published)));
  }

  @Test
  void whereNobodyKnowsWhatIsInstructedOnlyRecentWindowsAreShown(TestContext context) {
    ledger
        .database()
        .pool()
        .query("UPDATE ledger_window SET n = 102")
        .execute()
        .compose(later -> publisher.publishMissing())
        .compose(published -> shown())
        .onComplete(
            context.asyncAssertSuccess(shown -> assertEquals("2-1-1 2-2-1 3-1-1 3-2-1", shown)));
  }
}
