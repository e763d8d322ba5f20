package io.hanse.clearing;

import static io.hanse.clearing.Coalition.HOTEL;
import static io.hanse.clearing.Coalition.PHARMACY;
import static io.hanse.clearing.Coalition.SHOP;
import static io.hanse.testing.Check.check;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.clearing.breaks.Alarm;
import io.hanse.clearing.breaks.Break;
import io.hanse.clearing.closing.CycleCloser;
import io.hanse.clearing.closing.CycleListener;
import io.hanse.clearing.cycle.Cycle;
import io.hanse.clearing.cycle.CycleStore;
import io.hanse.clearing.cycle.WaitingStore;
import io.hanse.clearing.fx.RatePolicy;
import io.hanse.clearing.fx.RatesFileAnswer;
import io.hanse.clearing.fx.TestRates;
import io.hanse.clearing.lease.DeposedException;
import io.hanse.clearing.lease.Fence;
import io.hanse.clearing.lease.LeaseStore;
import io.hanse.clearing.ledgers.NetworkLedgers;
import io.hanse.clearing.sealing.Absence;
import io.hanse.clearing.sealing.AbsenceStore;
import io.hanse.clearing.sealing.CycleSealStore;
import io.hanse.clearing.sealing.TakeAnswer;
import io.hanse.clearing.settlement.CycleRates;
import io.hanse.clearing.settlement.NettingStore;
import io.hanse.clearing.settlement.PaymentFiles;
import io.hanse.config.cluster.Cluster;
import io.hanse.config.database.Database;
import io.hanse.config.database.DirectoryStore;
import io.hanse.config.shared.SealNotice;
import io.hanse.testing.VertxUnit;
import io.vertx.core.Future;
import io.vertx.ext.unit.TestContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a leader leaves behind when it dies between two steps, and what its successor makes of it.
 */
@ExtendWith({VertxUnit.class, TestNetworks.class})
class ResumptionTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration AT_ONCE = Duration.ofMillis(1);

  private TestNetwork network;
  private Database database;
  private LeaseStore lease;
  private CycleStore cycles;
  private CycleSealStore seals;
  private AbsenceStore absences;
  private NettingStore nettings;
  private NetworkLedgers ledgers;

  @BeforeEach
  void start(TestContext context, TestNetwork own) {
    network = own;
    Cluster cluster = network.cluster();
    ledgers =
        new NetworkLedgers(
            cluster.vertx(), cluster.shared().members(), ScriptedLedger.TOKEN, MINUTE);
    network.europe().owes(HOTEL, SHOP, "EUR", "10.00").owes(SHOP, HOTEL, "USD", "3.00");
    network.americas().owes(HOTEL, PHARMACY, "CZK", "70.00");
    Database.open(cluster.vertx(), network.settings().database(), MINUTE)
        .onSuccess(this::open)
        .compose(ClearingSchema::upToDate)
        .compose(done -> new DirectoryStore(database).write(Coalition.directory()))
        .onComplete(context.asyncAssertSuccess());
  }

  private void open(Database opened) {
    database = opened;
    lease = new LeaseStore(database);
    cycles = new CycleStore(database, lease);
    seals = new CycleSealStore(database, lease);
    absences = new AbsenceStore(database, lease);
    nettings = new NettingStore(database, lease);
  }

  @AfterEach
  void stop(TestContext context) {
    ledgers.close().compose(closed -> database.close()).onComplete(context.asyncAssertSuccess());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sealing", "sealed", "netted", "instructed"})
  void aLeaderThatDiesAfterAStepIsFollowedByOneThatGoesOn(String state, TestContext context) {
    CycleCloser dying = closer(new DiesAt(state));
    lead("first", AT_ONCE)
        .compose(first -> dying.open(first).compose(open -> failing(dying, first, open)))
        .compose(died -> lead("second", MINUTE))
        .compose(second -> closer(new Silent()).resume(second))
        .compose(resumed -> assertInstructed())
        .onComplete(context.asyncAssertSuccess());
  }

  /** Another release may know another holiday; the bank has the file already. */
  @Test
  void aPaymentFileIsHandedOutAgainAsItWasFirstMade(TestContext context) {
    PaymentFiles files = new PaymentFiles(network.cluster().vertx(), database, nettings);
    lead("first", MINUTE)
        .compose(
            first -> {
              CycleCloser closer = closer(new Silent());
              return closer
                  .open(first)
                  .compose(open -> closer.close(first, open, Optional.empty()));
            })
        .map(closed -> assertInstanceOf(Cycle.Instructed.class, closed))
        .compose(
            cycle ->
                database
                    .pool()
                    .query("INSERT INTO payment_file (cycle, octets) VALUES (1, 'as it was')")
                    .execute()
                    .compose(kept -> files.octets(cycle)))
        .onComplete(
            context.asyncAssertSuccess(
                octets -> assertEquals("as it was", new String(octets, UTF_8))));
  }

  @Test
  void twoInstancesHandOutTheSamePaymentFile(TestContext context) {
    PaymentFiles one = new PaymentFiles(network.cluster().vertx(), database, nettings);
    PaymentFiles other = new PaymentFiles(network.cluster().vertx(), database, nettings);
    lead("first", MINUTE)
        .compose(
            first -> {
              CycleCloser closer = closer(new Silent());
              return closer
                  .open(first)
                  .compose(open -> closer.close(first, open, Optional.empty()));
            })
        .map(closed -> assertInstanceOf(Cycle.Instructed.class, closed))
        .compose(cycle -> Future.all(one.octets(cycle), other.octets(cycle)))
        .onComplete(
            context.asyncAssertSuccess(
                octets ->
                    assertArrayEquals(octets.<byte[]>resultAt(0), octets.<byte[]>resultAt(1))));
  }

  private Future<?> assertInstructed() {
    return Future.all(
        state(1).compose(check(state -> assertEquals("instructed", state))),
        nettings
            .instructions(1)
            .compose(check(instructions -> assertEquals(3, instructions.size()))),
        seals
            .newest(Coalition.EUROPE)
            .compose(check(seal -> assertEquals(1, seal.orElseThrow().window())))
            .compose(check(seal -> assertEquals(1, network.europe().windows().batches(1).size()))));
  }

  @Test
  void aStepThatIsDoneTwiceIsDoneOnce(TestContext context) {
    CycleCloser closer = closer(new Silent());
    lead("only", MINUTE)
        .compose(
            fence ->
                closer
                    .open(fence)
                    .compose(open -> closer.close(fence, open, Optional.empty()))
                    .map(cycle -> ((Cycle.Instructed) cycle).before().before().before())
                    .compose(stale -> closer.advance(fence, stale)))
        .compose(check(again -> assertEquals("instructed", again.state().word())))
        .compose(again -> nettings.instructions(1))
        .onComplete(
            context.asyncAssertSuccess(instructions -> assertEquals(3, instructions.size())));
  }

  @Test
  void aLeaderThatWasReplacedWritesNothing(TestContext context) {
    CycleCloser closer = closer(new Silent());
    lead("first", AT_ONCE)
        .compose(
            first ->
                closer
                    .open(first)
                    .compose(
                        open -> lead("second", MINUTE).compose(s -> failing(closer, first, open))))
        .compose(check(failure -> assertInstanceOf(DeposedException.class, failure)))
        .compose(failure -> state(1))
        .onComplete(context.asyncAssertSuccess(state -> assertEquals("open", state)));
  }

  @Test
  void onlyOneLeadsAndTheFenceGrowsWithEachChange(TestContext context) {
    lead("first", MINUTE)
        .compose(
            first ->
                lease
                    .acquire("second", MINUTE)
                    .compose(check(second -> assertEquals(Optional.empty(), second)))
                    .compose(second -> lead("first", MINUTE))
                    .compose(check(again -> assertEquals(first, again)))
                    .compose(again -> lease.release("first"))
                    .compose(released -> lead("second", MINUTE))
                    .compose(check(next -> assertEquals(new Fence(first.number() + 1), next))))
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void anotherSealForAWindowThatWasTakenChangesNothing(TestContext context) {
    SealNotice taken = seal(1);
    opened()
        .compose(
            fence -> seals.take(fence, 1, taken).compose(first -> seals.take(fence, 1, seal(2))))
        .compose(check(answer -> assertEquals(new TakeAnswer.Contradicts(taken), answer)))
        .compose(answer -> seals.newest(Coalition.EUROPE))
        .onComplete(context.asyncAssertSuccess(newest -> assertEquals(Optional.of(taken), newest)));
  }

  @Test
  void aCycleThatFailsHoldsUpNoLaterOne(TestContext context) {
    CycleCloser dying = closer(new DiesAt("sealing"));
    lead("only", MINUTE)
        .compose(
            fence ->
                failsOnce(dying, fence)
                    .compose(first -> failsOnce(dying, fence))
                    .compose(second -> closer(new FailsForTheFirst()).resume(fence)))
        .compose(resumed -> Future.all(state(1), state(2)))
        .compose(check(states -> assertEquals(List.of("sealed", "instructed"), states.list())))
        .compose(states -> new WaitingStore(database, lease).ofCycle(1))
        .map(List::getFirst)
        .map(waiting -> waiting.obstacle().reason())
        .onComplete(
            context.asyncAssertSuccess(
                reason ->
                    assertTrue(
                        reason.startsWith("the last try failed") && reason.endsWith("broken"),
                        reason)));
  }

  private Future<Throwable> failsOnce(CycleCloser dying, Fence fence) {
    return cycles.open(fence, TestNetwork.NOW).compose(open -> failing(dying, fence, open));
  }

  @Test
  void aLedgerThatSealsAfterAllIsNoLongerAbsent(TestContext context) {
    opened()
        .compose(
            fence ->
                absences
                    .missed(fence, 1, new Absence(Coalition.EUROPE, "silent", TestNetwork.NOW))
                    .compose(absent -> seals.take(fence, 1, seal(1))))
        .compose(taken -> absences.ofCycle(1))
        .onComplete(context.asyncAssertSuccess(absences -> assertEquals(List.of(), absences)));
  }

  @Test
  void aSealOfOneCycleIsNotTakenIntoAnother(TestContext context) {
    lead("only", MINUTE)
        .compose(
            fence ->
                closer(new Silent())
                    .open(fence)
                    .map(open -> open.close(TestNetwork.NOW))
                    .compose(closed -> cycles.close(fence, closed, Optional.empty()))
                    .compose(closed -> seals.take(fence, 1, seal(1)))
                    .compose(taken -> failureOf(seals.take(fence, 2, seal(1)))))
        .onComplete(context.asyncAssertSuccess());
  }

  private static SealNotice seal(int content) {
    return new SealNotice(Coalition.EUROPE, 1, new byte[] {(byte) content});
  }

  private Future<String> state(long cycle) {
    return cycles.find(cycle).map(found -> found.orElseThrow().state().word());
  }

  /** The fence of the only leader, after it has opened the first cycle. */
  private Future<Fence> opened() {
    return lead("only", MINUTE).compose(fence -> closer(new Silent()).open(fence).map(fence));
  }

  private static Future<Throwable> failing(CycleCloser closer, Fence fence, Cycle.Open open) {
    return failureOf(closer.close(fence, open, Optional.empty()));
  }

  private static Future<Throwable> failureOf(Future<?> future) {
    return future.transform(
        result ->
            result.failed()
                ? Future.succeededFuture(result.cause())
                : Future.failedFuture(new AssertionError("it did not fail")));
  }

  /** The lease of an instance that is gone has run out by the time that somebody else asks. */
  private Future<Fence> lead(String holder, Duration length) {
    return lease
        .acquire(holder, length)
        .compose(fence -> fence.map(Future::succeededFuture).orElseGet(() -> lead(holder, length)));
  }

  private CycleCloser closer(CycleListener listener) {
    return CycleCloser.over(
        network.cluster().vertx(),
        database,
        ledgers,
        new CycleRates(
            () ->
                Future.succeededFuture(
                    new RatesFileAnswer.Read(
                        TestRates.of("Date,USD,CZK,\n2026-04-13,1.1684,24.378,\n"))),
            new RatePolicy(7, Optional.empty())),
        InstantSource.fixed(TestNetwork.NOW),
        listener);
  }

  private static class Silent implements CycleListener {
    @Override
    public Future<Void> reached(Fence fence, Cycle cycle) {
      return Future.succeededFuture();
    }

    @Override
    public void waits(Cycle cycle) {
      throw new AssertionError("cycle " + cycle.number() + " waits");
    }

    @Override
    public void found(Break repeated) {}

    @Override
    public void raised(Alarm alarm) {
      throw new AssertionError(alarm.toString());
    }
  }

  /** Something is broken in the first cycle only. */
  private static final class FailsForTheFirst extends Silent {
    @Override
    public Future<Void> reached(Fence fence, Cycle cycle) {
      return cycle.number() == 1 ? Future.failedFuture("broken") : Future.succeededFuture();
    }

    @Override
    public void waits(Cycle cycle) {}
  }

  /** Dies when a state has been written and before anything else is done. */
  private static final class DiesAt extends Silent {
    private final String state;

    DiesAt(String state) {
      this.state = state;
    }

    @Override
    public Future<Void> reached(Fence fence, Cycle cycle) {
      return cycle.state().word().equals(state)
          ? Future.failedFuture("killed at " + state)
          : Future.succeededFuture();
    }
  }
}
