package io.hanse.config.cluster;

import static io.hanse.config.cluster.TwoMembers.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.config.directory.DirectoryExample;
import io.hanse.config.shared.CycleNotice;
import io.hanse.config.shared.SealNotice;
import io.hanse.config.shared.SealPublication;
import io.hanse.config.shared.SeenMessage;
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
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What one member writes the other reads. */
class SharedMapsTest {
  private static final LedgerId EUROPE = LedgerId.of("europe");
  private static final ParticipantId HOTELS = ParticipantId.of("pacific-hotels");
  private static final ParticipantId MODE = ParticipantId.of("spree-mode");
  private static final CurrencyCode EUR = CurrencyCode.of("EUR");

  private static TwoMembers members;
  private static SharedState here;
  private static SharedState there;

  @BeforeAll
  static void start() throws Exception {
    members = TwoMembers.start();
    here = members.first().shared();
    there = members.second().shared();
  }

  @AfterAll
  static void stop() throws Exception {
    members.close();
  }

  @Test
  void positionsKeepTheHighestVersionInWhateverOrderTheyComeAndHoweverOften() throws Exception {
    long seed = System.nanoTime();
    List<Position> published = new ArrayList<>();
    for (int version = 1; version <= 40; version++) {
      for (int lane = 1; lane <= 5; lane++) {
        published.addAll(Collections.nCopies(2, position(1, lane, version)));
      }
    }
    Collections.shuffle(published, new Random(seed));

    result(
        Future.all(
            here.positions().publish(published.subList(0, 150)),
            there.positions().publish(published.subList(150, 400))));

    List<Position> kept =
        result(there.positions().ofWindow(EUROPE, 1)).stream()
            .sorted(Comparator.comparing(Position::lane))
            .toList();
    List<Position> highest =
        List.of(1, 2, 3, 4, 5).stream().map(lane -> position(1, lane, 40)).toList();
    assertEquals(highest, kept, "seed " + seed);
  }

  @Test
  void positionsOfInstructedWindowsAreDropped() throws Exception {
    result(
        here.positions()
            .publish(List.of(position(11, 1, 1), position(12, 1, 1), position(13, 1, 1))));

    result(there.positions().drop(EUROPE, 12));

    assertEquals(List.of(), result(here.positions().ofWindow(EUROPE, 11)));
    assertEquals(List.of(), result(here.positions().ofWindow(EUROPE, 12)));
    assertEquals(List.of(position(13, 1, 1)), result(here.positions().ofWindow(EUROPE, 13)));
  }

  @Test
  void aSealIsWrittenOnceAndADifferentOneIsNeverMerged() throws Exception {
    SealNotice seal = seal(21, "the seal");
    SealPublication once = result(here.seals().publish(seal));

    SealPublication again = result(there.seals().publish(seal));
    SealPublication other = result(there.seals().publish(seal(21, "another")));

    assertInstanceOf(SealPublication.Published.class, once);
    assertInstanceOf(SealPublication.AlreadyThere.class, again);
    assertEquals(new SealPublication.Conflicting(seal), other);
    assertEquals(Optional.of(seal), result(there.seals().find(EUROPE, 21)));
  }

  @Test
  void aSealIsToldToWhoeverListens() throws Exception {
    BlockingQueue<SealNotice> heard = new LinkedBlockingQueue<>();
    var subscription =
        result(
            there
                .seals()
                .onSeal(
                    seal -> {
                      if (seal.window() == 31) {
                        heard.add(seal);
                      }
                    }));

    result(here.seals().publish(seal(31, "a seal")));

    assertEquals(seal(31, "a seal"), heard.poll(20, TimeUnit.SECONDS));
    result(subscription.cancel());
  }

  @Test
  void sealsOfInstructedWindowsAreDropped() throws Exception {
    result(here.seals().publish(seal(9, "nine")));
    result(here.seals().publish(seal(10, "ten")));

    result(there.seals().drop(EUROPE, 9));

    assertEquals(Optional.empty(), result(here.seals().find(EUROPE, 9)));
    assertTrue(result(here.seals().all()).contains(seal(10, "ten")));
  }

  @Test
  void aReplacedLeaderCannotShowACycleAnyMore() throws Exception {
    assertTrue(result(here.cycles().show(cycle(7, 1, "open"))));
    assertTrue(result(there.cycles().show(cycle(8, 1, "sealing"))));

    boolean shown = result(here.cycles().show(cycle(7, 2, "netted")));

    assertFalse(shown);
    assertEquals(Optional.of(cycle(8, 1, "sealing")), result(here.cycles().find(1)));
    assertTrue(result(there.cycles().show(cycle(8, 2, "sealed"))));
    assertEquals(List.of(cycle(8, 2, "sealed")), result(here.cycles().last(5)));
  }

  @Test
  void theNewestAnnouncedDirectoryStaysAndIsTold() throws Exception {
    BlockingQueue<Long> heard = new LinkedBlockingQueue<>();
    result(there.directory().onChange(changed -> heard.add(changed.version())));
    assertEquals(3L, result(here.directory().announce(DirectoryExample.ofVersion(3))));

    Long standing = result(there.directory().announce(DirectoryExample.ofVersion(2)));

    assertEquals(3L, standing);
    assertEquals(Optional.of(DirectoryExample.ofVersion(3)), result(there.directory().current()));
    assertEquals(3L, heard.poll(20, TimeUnit.SECONDS));
    assertTrue(heard.isEmpty());
  }

  @Test
  void usedIdsAreKnownEverywhere() throws Exception {
    MessageId used = new MessageId(UUID.randomUUID());
    MessageId unused = new MessageId(UUID.randomUUID());
    SeenMessage seen = new SeenMessage(HOTELS, used, EUROPE, "ab".repeat(32));
    result(here.receipts().remember(List.of(seen)));

    Map<MessageId, SeenMessage> found =
        result(there.receipts().find(HOTELS, List.of(used, unused)));

    assertEquals(Map.of(used, seen), found);
    assertEquals(Optional.of(seen), result(there.receipts().find(HOTELS, used)));
    assertEquals(Optional.empty(), result(there.receipts().find(MODE, used)));
  }

  @Test
  void aDroppedBalanceIsNotBroughtBackByAReaderThatWasSlow() throws Exception {
    CardNumber card = CardNumber.of(627_001, 5);
    Balance old = new Balance(Points.of(100), Points.ZERO, Points.ZERO);
    result(here.balances().offer(card, old));
    assertEquals(Optional.of(old), result(there.balances().find(card)));
    result(there.balances().drop(List.of(card)));

    result(here.balances().offer(card, old));

    assertEquals(Optional.empty(), result(here.balances().find(card)));
  }

  @Test
  void theEventBusReachesTheOtherMember() throws Exception {
    result(
        members
            .first()
            .vertx()
            .eventBus()
            .<String>consumer("test.echo", message -> message.reply("heard " + message.body()))
            .completion());

    String reply =
        result(
            members
                .second()
                .vertx()
                .eventBus()
                .<String>request("test.echo", "it")
                .map(message -> message.body()));

    assertEquals("heard it", reply);
  }

  @Test
  void answersComeOnTheCallersContext() throws Exception {
    BlockingQueue<Boolean> same = new LinkedBlockingQueue<>();
    var vertx = members.first().vertx();
    var context = vertx.getOrCreateContext();

    context.runOnContext(
        go ->
            here.cycles()
                .find(99)
                .onComplete(found -> same.add(vertx.getOrCreateContext() == context)));

    assertEquals(true, same.poll(20, TimeUnit.SECONDS));
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
