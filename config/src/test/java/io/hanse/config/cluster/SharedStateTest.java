package io.hanse.config.cluster;

import static io.hanse.testing.Check.check;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.core.Hazelcast;
import io.hanse.config.directory.DirectoryExample;
import io.hanse.config.settings.ClusterSettings;
import io.hanse.config.shared.CycleNotice;
import io.hanse.config.shared.SealNotice;
import io.hanse.config.shared.SeenMessages;
import io.hanse.config.shared.ServerNotice;
import io.hanse.config.shared.ServerRole;
import io.hanse.config.shared.SharedState;
import io.hanse.config.shared.Subscription;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.obligation.Position;
import io.hanse.testing.VertxUnit;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.unit.TestContext;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The shared state of a process that is alone, as its callers see it. */
@ExtendWith(VertxUnit.class)
class SharedStateTest {
  private static final LedgerId EUROPE = LedgerId.of("europe");
  private static final LedgerId AMERICAS = LedgerId.of("americas");
  private static final CurrencyCode EUR = CurrencyCode.of("EUR");

  private Cluster cluster;
  private SharedState shared;

  @BeforeEach
  void start(TestContext context) {
    Cluster.start(new ClusterSettings("alone-" + System.nanoTime(), "127.0.0.1", 0, List.of()))
        .onComplete(
            context.asyncAssertSuccess(
                started -> {
                  cluster = started;
                  shared = started.shared();
                }));
  }

  @AfterEach
  void stop(TestContext context) {
    cluster.close().onComplete(context.asyncAssertSuccess());
  }

  private static Position position(LedgerId ledger, int lane, long version) {
    return new Position(
        ledger,
        1,
        lane,
        ParticipantId.of("hotel"),
        ParticipantId.of("shop"),
        Money.of(EUR, version),
        version,
        version);
  }

  private static CycleNotice cycle(long number, String phase) {
    return new CycleNotice(
        number, 1, 1, phase, Instant.EPOCH, new TreeMap<>(), List.of(), List.of());
  }

  private static SealNotice seal(LedgerId ledger, long window) {
    return new SealNotice(ledger, window, new byte[] {(byte) window});
  }

  @Test
  void onlyFiguresThatAreMissingOrOlderArePublished(TestContext context) {
    shared
        .positions()
        .publish(List.of(position(EUROPE, 1, 5), position(EUROPE, 2, 5), position(AMERICAS, 3, 5)))
        .compose(
            published ->
                shared
                    .positions()
                    .publishMissing(
                        EUROPE,
                        List.of(
                            position(EUROPE, 1, 4),
                            position(EUROPE, 2, 6),
                            position(EUROPE, 3, 1))))
        .compose(check(missing -> assertEquals(2, missing)))
        .compose(missing -> shared.positions().ofWindow(EUROPE, 1))
        .map(kept -> kept.stream().map(Position::version).sorted().toList())
        .compose(check(versions -> assertEquals(List.of(1L, 5L, 6L), versions)))
        .compose(versions -> shared.positions().all())
        .onComplete(context.asyncAssertSuccess(all -> assertEquals(4, all.size())));
  }

  @Test
  void whatWasDroppedIsRememberedUntilAHigherWindowIs(TestContext context) {
    shared
        .positions()
        .droppedUpTo(EUROPE)
        .compose(check(none -> assertEquals(0L, none)))
        .compose(none -> shared.positions().drop(EUROPE, 7))
        .compose(dropped -> shared.positions().drop(EUROPE, 5))
        .compose(
            dropped ->
                Future.all(
                    shared.positions().droppedUpTo(EUROPE),
                    shared.positions().droppedUpTo(AMERICAS)))
        .onComplete(context.asyncAssertSuccess(upTo -> assertEquals(List.of(7L, 0L), upTo.list())));
  }

  @Test
  void theLastCyclesComeNewestFirstAndOldOnesAreDropped(TestContext context) {
    Future.all(
            List.of(
                shared.cycles().show(cycle(9, "settled")),
                shared.cycles().show(cycle(11, "open")),
                shared.cycles().show(cycle(10, "netted"))))
        .compose(shown -> shared.cycles().last(2))
        .map(SharedStateTest::numbers)
        .compose(check(last -> assertEquals(List.of(11L, 10L), last)))
        .compose(last -> shared.cycles().dropBelow(11))
        .compose(dropped -> shared.cycles().last(99))
        .map(SharedStateTest::numbers)
        .compose(check(last -> assertEquals(List.of(11L), last)))
        .compose(last -> shared.cycles().find(9))
        .onComplete(context.asyncAssertSuccess(nine -> assertEquals(Optional.empty(), nine)));
  }

  private static List<Long> numbers(List<CycleNotice> cycles) {
    return cycles.stream().map(CycleNotice::cycle).toList();
  }

  @Test
  void onlyANewerDirectoryIsHandedOut(TestContext context) {
    shared
        .directory()
        .version()
        .compose(check(none -> assertEquals(0L, none)))
        .compose(none -> shared.directory().current())
        .compose(check(nothing -> assertEquals(Optional.empty(), nothing)))
        .compose(nothing -> shared.directory().announce(DirectoryExample.ofVersion(4)))
        .compose(
            announced ->
                Future.all(
                    shared.directory().version(),
                    shared.directory().newerThan(3),
                    shared.directory().newerThan(4)))
        .onComplete(
            context.asyncAssertSuccess(
                read ->
                    assertEquals(
                        List.of(4L, Optional.of(DirectoryExample.ofVersion(4)), Optional.empty()),
                        read.list())));
  }

  @Test
  void sealsAreListedByLedgerAndWindowAndDroppedByLedger(TestContext context) {
    Future.all(
            List.of(
                shared.seals().publish(seal(EUROPE, 10)),
                shared.seals().publish(seal(EUROPE, 9)),
                shared.seals().publish(seal(AMERICAS, 9))))
        .compose(published -> shared.seals().all())
        .compose(
            check(
                all ->
                    assertEquals(
                        List.of(seal(AMERICAS, 9), seal(EUROPE, 9), seal(EUROPE, 10)), all)))
        .compose(all -> shared.seals().drop(EUROPE, 9))
        .compose(dropped -> shared.seals().all())
        .onComplete(
            context.asyncAssertSuccess(
                all -> assertEquals(List.of(seal(AMERICAS, 9), seal(EUROPE, 10)), all)));
  }

  @Test
  void whoHasCancelledHearsNoMore(TestContext context) {
    List<SealNotice> cancelled = new CopyOnWriteArrayList<>();
    Promise<SealNotice> heard = Promise.promise();
    shared
        .seals()
        .onSeal(cancelled::add)
        .compose(Subscription::cancel)
        .compose(gone -> shared.seals().onSeal(heard::tryComplete))
        .compose(listening -> shared.seals().publish(seal(EUROPE, 1)))
        .compose(published -> heard.future())
        .onComplete(context.asyncAssertSuccess(seal -> assertEquals(List.of(), cancelled)));
  }

  @Test
  void aServerThatWithdrawsIsNotListed(TestContext context) {
    ServerNotice server =
        new ServerNotice(
            "node-1", ServerRole.NODE, Optional.of(EUROPE), URI.create("http://127.0.0.1:1"));
    shared
        .members()
        .register(server)
        .compose(registered -> shared.members().register(server))
        .compose(again -> shared.members().all())
        .compose(check(listed -> assertEquals(List.of(server), listed)))
        .compose(listed -> shared.members().withdraw("node-1"))
        .compose(gone -> shared.members().all())
        .onComplete(context.asyncAssertSuccess(listed -> assertEquals(List.of(), listed)));
  }

  @Test
  void nothingToDropIsNothingToDo(TestContext context) {
    Future.all(
            List.of(
                shared.balances().drop(List.of()),
                shared.positions().publish(List.of()),
                shared.receipts().remember(new SeenMessages(EUROPE, List.of())),
                shared.seals().drop(EUROPE, 99),
                shared.cycles().dropBelow(99)))
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void aMemberWhoseAddressCannotBeBoundSaysSoAndLeavesNothingBehind(
      TestContext context, Vertx vertx) {
    vertx
        .createNetServer()
        .connectHandler(socket -> socket.close())
        .listen(0, "127.0.0.1")
        .compose(
            taken ->
                Cluster.start(
                        new ClusterSettings("taken", "127.0.0.1", taken.actualPort(), List.of()))
                    .transform(
                        started -> {
                          assertTrue(started.failed(), "bound a port that is taken");
                          return vertx.executeBlocking(
                              () ->
                                  Hazelcast.getAllHazelcastInstances().stream()
                                      .noneMatch(
                                          member ->
                                              member.getConfig().getClusterName().equals("taken")));
                        }))
        .onComplete(context.asyncAssertSuccess(gone -> assertTrue(gone)));
  }
}
