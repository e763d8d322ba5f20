package io.hanse.config.cluster;

import static io.hanse.testing.Check.check;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.config.directory.DirectoryExample;
import io.hanse.config.shared.CycleNotice;
import io.hanse.config.shared.SealNotice;
import io.hanse.config.shared.SealPublication;
import io.hanse.config.shared.SeenMessage;
import io.hanse.config.shared.SeenMessages;
import io.hanse.config.shared.SharedState;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.obligation.Position;
import io.hanse.protocol.outcome.Balance;
import io.hanse.testing.VertxUnit;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.unit.Async;
import io.vertx.ext.unit.TestContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one member writes the other reads. */
@ExtendWith(VertxUnit.class)
class SharedMapsTest {
  private static final LedgerId EUROPE = LedgerId.of("europe");
  private static final ParticipantId HOTELS = ParticipantId.of("pacific-hotels");
  private static final ParticipantId MODE = ParticipantId.of("spree-mode");
  private static final CurrencyCode EUR = CurrencyCode.of("EUR");

  private static TwoMembers members;
  private static SharedState here;
  private static SharedState there;

  @BeforeAll
  static void start(TestContext context) throws IOException {
    TwoMembers.start()
        .onComplete(
            context.asyncAssertSuccess(
                started -> {
                  members = started;
                  here = members.first().shared();
                  there = members.second().shared();
                }));
  }

  @AfterAll
  static void stop(TestContext context) {
    members.close().onComplete(context.asyncAssertSuccess());
  }

  @Test
  void positionsKeepTheHighestVersionInWhateverOrderTheyComeAndHoweverOften(TestContext context) {
    long seed = System.nanoTime();
    List<Position> published = new ArrayList<>();
    for (int version = 1; version <= 40; version++) {
      for (int lane = 1; lane <= 5; lane++) {
        published.addAll(Collections.nCopies(2, position(1, lane, version)));
      }
    }
    Collections.shuffle(published, new Random(seed));
    List<Position> highest =
        List.of(1, 2, 3, 4, 5).stream().map(lane -> position(1, lane, 40)).toList();

    Future.all(
            here.positions().publish(published.subList(0, 150)),
            there.positions().publish(published.subList(150, 400)))
        .compose(both -> there.positions().ofWindow(EUROPE, 1))
        .map(kept -> kept.stream().sorted(Comparator.comparing(Position::lane)).toList())
        .onComplete(
            context.asyncAssertSuccess(kept -> assertEquals(highest, kept, "seed " + seed)));
  }

  @Test
  void positionsOfInstructedWindowsAreDropped(TestContext context) {
    here.positions()
        .publish(List.of(position(11, 1, 1), position(12, 1, 1), position(13, 1, 1)))
        .compose(published -> there.positions().drop(EUROPE, 12))
        .compose(
            dropped ->
                Future.all(
                    here.positions().ofWindow(EUROPE, 11),
                    here.positions().ofWindow(EUROPE, 12),
                    here.positions().ofWindow(EUROPE, 13)))
        .onComplete(
            context.asyncAssertSuccess(
                kept ->
                    assertEquals(
                        List.of(List.of(), List.of(), List.of(position(13, 1, 1))), kept.list())));
  }

  @Test
  void aSealThatIsPublishedAgainIsAlreadyThere(TestContext context) {
    SealNotice seal = seal(22, "the seal");
    here.seals()
        .publish(seal)
        .compose(check(once -> assertInstanceOf(SealPublication.Published.class, once)))
        .compose(once -> there.seals().publish(seal))
        .onComplete(
            context.asyncAssertSuccess(
                again -> assertInstanceOf(SealPublication.AlreadyThere.class, again)));
  }

  @Test
  void aSealIsWrittenOnceAndADifferentOneIsNeverMerged(TestContext context) {
    SealNotice seal = seal(21, "the seal");
    here.seals()
        .publish(seal)
        .compose(once -> there.seals().publish(seal(21, "another")))
        .compose(check(other -> assertEquals(new SealPublication.Conflicting(seal), other)))
        .compose(other -> there.seals().find(EUROPE, 21))
        .onComplete(context.asyncAssertSuccess(kept -> assertEquals(Optional.of(seal), kept)));
  }

  @Test
  void aSealIsToldToWhoeverListens(TestContext context) {
    Promise<SealNotice> heard = Promise.promise();
    there
        .seals()
        .onSeal(
            seal -> {
              if (seal.window() == 31) {
                heard.complete(seal);
              }
            })
        .compose(
            subscription ->
                here.seals()
                    .publish(seal(31, "a seal"))
                    .compose(published -> heard.future())
                    .eventually(subscription::cancel))
        .onComplete(context.asyncAssertSuccess(seal -> assertEquals(seal(31, "a seal"), seal)));
  }

  @Test
  void sealsOfInstructedWindowsAreDropped(TestContext context) {
    here.seals()
        .publish(seal(9, "nine"))
        .compose(published -> here.seals().publish(seal(10, "ten")))
        .compose(published -> there.seals().drop(EUROPE, 9))
        .compose(dropped -> here.seals().find(EUROPE, 9))
        .compose(check(nine -> assertEquals(Optional.empty(), nine)))
        .compose(nine -> here.seals().all())
        .onComplete(context.asyncAssertSuccess(all -> assertTrue(all.contains(seal(10, "ten")))));
  }

  @Test
  void aReplacedLeaderCannotShowACycleAnyMore(TestContext context) {
    here.cycles()
        .show(cycle(7, 1, "open"))
        .compose(shown -> there.cycles().show(cycle(8, 1, "sealing")))
        .compose(check(shown -> assertTrue(shown)))
        .compose(shown -> here.cycles().show(cycle(7, 2, "netted")))
        .compose(check(shown -> assertFalse(shown)))
        .compose(shown -> here.cycles().find(1))
        .compose(check(found -> assertEquals(Optional.of(cycle(8, 1, "sealing")), found)))
        .compose(found -> there.cycles().show(cycle(8, 2, "sealed")))
        .compose(check(shown -> assertTrue(shown)))
        .compose(shown -> here.cycles().last(5))
        .onComplete(
            context.asyncAssertSuccess(last -> assertEquals(List.of(cycle(8, 2, "sealed")), last)));
  }

  @Test
  void theNewestAnnouncedDirectoryStaysAndIsTold(TestContext context) {
    List<Long> heard = new CopyOnWriteArrayList<>();
    Promise<Void> told = Promise.promise();
    there
        .directory()
        .onChange(
            changed -> {
              heard.add(changed.version());
              told.tryComplete();
            })
        .compose(listening -> here.directory().announce(DirectoryExample.ofVersion(3)))
        .compose(check(standing -> assertEquals(3L, standing)))
        .compose(standing -> there.directory().announce(DirectoryExample.ofVersion(2)))
        .compose(check(standing -> assertEquals(3L, standing)))
        .compose(standing -> there.directory().current())
        .compose(check(newest -> assertEquals(Optional.of(DirectoryExample.ofVersion(3)), newest)))
        .compose(newest -> told.future())
        .onComplete(context.asyncAssertSuccess(all -> assertEquals(List.of(3L), heard)));
  }

  @Test
  void usedIdsAreToldToTheOtherLedgersAlone(TestContext context) {
    LedgerId americas = LedgerId.of("americas");
    SeenMessages before = seenOn(EUROPE);
    SeenMessages own = seenOn(americas);
    SeenMessages after = seenOn(EUROPE);
    Set<SeenMessages> told = ConcurrentHashMap.newKeySet();
    Promise<Void> both = Promise.promise();
    here.receipts()
        .remember(before)
        .compose(done -> there.receipts().remember(own))
        .compose(
            done ->
                there
                    .receipts()
                    .onElsewhere(
                        americas,
                        group -> {
                          told.add(group);
                          if (told.containsAll(Set.of(before, after))) {
                            both.tryComplete();
                          }
                        }))
        .compose(listening -> here.receipts().remember(after))
        .compose(done -> both.future())
        .onComplete(context.asyncAssertSuccess(done -> assertFalse(told.contains(own))));
  }

  /** Of two senders, one of them twice. */
  private static SeenMessages seenOn(LedgerId ledger) {
    return new SeenMessages(
        ledger,
        Stream.of(HOTELS, MODE, HOTELS)
            .map(sender -> new SeenMessage(sender, new MessageId(UUID.randomUUID())))
            .toList());
  }

  @Test
  void aDroppedBalanceIsNotBroughtBackByAReaderThatWasSlow(TestContext context) {
    CardNumber card = CardNumber.of(627_001, 5);
    Balance old = new Balance(Points.of(100), Points.ZERO, Points.ZERO);
    here.balances()
        .offer(card, old)
        .compose(offered -> there.balances().find(card))
        .compose(check(found -> assertEquals(Optional.of(old), found)))
        .compose(found -> there.balances().drop(List.of(card)))
        .compose(dropped -> here.balances().offer(card, old))
        .compose(offered -> there.balances().find(card))
        .onComplete(context.asyncAssertSuccess(found -> assertEquals(Optional.empty(), found)));
  }

  @Test
  void theEventBusReachesTheOtherMember(TestContext context) {
    members
        .first()
        .vertx()
        .eventBus()
        .<String>consumer("test.echo", message -> message.reply("heard " + message.body()))
        .completion()
        .compose(
            listening -> members.second().vertx().eventBus().<String>request("test.echo", "it"))
        .onComplete(context.asyncAssertSuccess(reply -> assertEquals("heard it", reply.body())));
  }

  @Test
  void answersComeOnTheCallersContext(TestContext context) {
    Vertx vertx = members.first().vertx();
    Context caller = vertx.getOrCreateContext();
    Async answered = context.async();

    caller.runOnContext(
        go ->
            here.cycles()
                .find(99)
                .onComplete(
                    found -> {
                      context.assertTrue(vertx.getOrCreateContext() == caller);
                      answered.complete();
                    }));
  }

  private static Position position(long window, int lane, long version) {
    return new Position(
        EUROPE, window, lane, HOTELS, MODE, Money.of(EUR, version * 100), version, version);
  }

  private static SealNotice seal(long window, String content) {
    return new SealNotice(EUROPE, window, content.getBytes(StandardCharsets.UTF_8));
  }

  private static CycleNotice cycle(long fence, long revision, String phase) {
    return new CycleNotice(
        1,
        fence,
        revision,
        phase,
        Instant.parse("2026-01-01T00:00:00Z"),
        new TreeMap<>(Map.of(EUROPE, 3L)),
        List.of(Money.of(EUR, 500)),
        List.of(Money.of(EUR, 200)));
  }
}
