package io.hanse.clearing;

import static io.hanse.clearing.Awaited.result;
import static io.hanse.clearing.Coalition.HOTEL;
import static io.hanse.clearing.Coalition.PHARMACY;
import static io.hanse.clearing.Coalition.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.clearing.closing.CycleCloser;
import io.hanse.clearing.closing.CycleListener;
import io.hanse.clearing.cycle.Absence;
import io.hanse.clearing.cycle.Alarm;
import io.hanse.clearing.cycle.Cycle;
import io.hanse.clearing.cycle.Fence;
import io.hanse.clearing.cycle.SealTaking;
import io.hanse.clearing.fx.RatePolicy;
import io.hanse.clearing.fx.ReferenceRates;
import io.hanse.clearing.gathering.NetworkLedgers;
import io.hanse.clearing.store.ClearingStores;
import io.hanse.clearing.store.DeposedException;
import io.hanse.config.cluster.Cluster;
import io.hanse.config.database.Database;
import io.hanse.config.shared.SealNotice;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a leader leaves behind when it dies between two steps, and what its successor makes of it.
 */
class ResumptionTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration AT_ONCE = Duration.ofMillis(1);

  private static Databases databases;
  private static Cluster cluster;

  @TempDir private Path folder;
  private TestNetwork network;
  private Database database;
  private ClearingStores stores;
  private NetworkLedgers ledgers;

  @BeforeAll
  static void startServers() throws Exception {
    databases = new Databases();
    cluster = TestNetwork.cluster();
  }

  @AfterAll
  static void stopServers() throws Exception {
    result(cluster.close());
    databases.close();
  }

  @BeforeEach
  void start() throws Exception {
    network = new TestNetwork(cluster, folder, databases.create());
    database = result(Database.open(cluster.vertx(), network.settings().database(), MINUTE));
    stores = result(ClearingStores.over(database));
    result(stores.directories().write(Coalition.directory()));
    ledgers =
        new NetworkLedgers(
            cluster.vertx(), cluster.shared().members(), ScriptedLedger.TOKEN, MINUTE);
    network.europe().owes(HOTEL, SHOP, "EUR", "10.00").owes(SHOP, HOTEL, "USD", "3.00");
    network.americas().owes(HOTEL, PHARMACY, "CZK", "70.00");
  }

  @AfterEach
  void stop() throws Exception {
    result(ledgers.close());
    result(database.close());
    network.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sealing", "sealed", "netted", "instructed"})
  void aLeaderThatDiesAfterAStepIsFollowedByOneThatGoesOn(String state) throws Exception {
    Fence first = lead("first", AT_ONCE);
    CycleCloser dying = closer(new DiesAt(state));
    Cycle.Open open = result(dying.open(first));
    assertThrows(
        ExecutionException.class, () -> result(dying.close(first, open, Optional.empty())));

    Fence second = lead("second", MINUTE);
    result(closer(new Silent()).resume(second));

    assertEquals("instructed", result(stores.cycles().find(1)).orElseThrow().state());
    assertEquals(3, result(stores.nettings().instructions(1)).size());
    assertEquals(1, network.europe().windows().batches(1).size());
    assertEquals(1, result(stores.seals().newest(Coalition.EUROPE)).orElseThrow().window());
  }

  @Test
  void aStepThatIsDoneTwiceIsDoneOnce() throws Exception {
    Fence fence = lead("only", MINUTE);
    CycleCloser closer = closer(new Silent());
    Cycle cycle =
        result(closer.open(fence).compose(open -> closer.close(fence, open, Optional.empty())));
    Cycle.Sealing stale = ((Cycle.Instructed) cycle).before().before().before();

    Cycle again = result(closer.advance(fence, stale));

    assertEquals("instructed", again.state());
    assertEquals(3, result(stores.nettings().instructions(1)).size());
  }

  @Test
  void aLeaderThatWasReplacedWritesNothing() throws Exception {
    Fence first = lead("first", AT_ONCE);
    Cycle.Open open = result(closer(new Silent()).open(first));
    lead("second", MINUTE);

    var failure =
        assertThrows(
            ExecutionException.class,
            () -> result(closer(new Silent()).close(first, open, Optional.empty())));

    assertEquals(DeposedException.class, failure.getCause().getClass());
    assertEquals("open", result(stores.cycles().find(1)).orElseThrow().state());
  }

  @Test
  void onlyOneLeadsAndTheFenceGrowsWithEachChange() throws Exception {
    Fence first = lead("first", MINUTE);

    assertEquals(Optional.empty(), result(stores.lease().acquire("second", MINUTE)));
    assertEquals(first, lead("first", MINUTE));
    result(stores.lease().release("first"));
    assertEquals(new Fence(first.number() + 1), lead("second", MINUTE));
  }

  @Test
  void anotherSealForAWindowThatWasTakenChangesNothing() throws Exception {
    Fence fence = lead("only", MINUTE);
    result(closer(new Silent()).open(fence));
    SealNotice taken = new SealNotice(Coalition.EUROPE, 1, new byte[] {1});
    result(stores.seals().take(fence, 1, taken));

    SealTaking answer =
        result(stores.seals().take(fence, 1, new SealNotice(Coalition.EUROPE, 1, new byte[] {2})));

    assertEquals(new SealTaking.Contradicts(taken), answer);
    assertEquals(Optional.of(taken), result(stores.seals().newest(Coalition.EUROPE)));
  }

  @Test
  void aCycleThatFailsHoldsUpNoLaterOne() throws Exception {
    Fence fence = lead("only", MINUTE);
    CycleCloser dying = closer(new DiesAt("sealing"));
    for (int i = 0; i < 2; i++) {
      Cycle.Open open = result(stores.cycles().open(fence, TestNetwork.NOW));
      assertThrows(
          ExecutionException.class, () -> result(dying.close(fence, open, Optional.empty())));
    }

    result(closer(new FailsForTheFirst()).resume(fence));

    assertEquals("sealed", result(stores.cycles().find(1)).orElseThrow().state());
    String waiting = result(stores.cycles().waiting(1)).orElseThrow();
    assertTrue(waiting.startsWith("the last try failed") && waiting.endsWith("broken"), waiting);
    assertEquals("instructed", result(stores.cycles().find(2)).orElseThrow().state());
  }

  @Test
  void aLedgerThatSealsAfterAllIsNoLongerAbsent() throws Exception {
    Fence fence = lead("only", MINUTE);
    result(closer(new Silent()).open(fence));
    result(stores.cycles().absent(fence, 1, new Absence(Coalition.EUROPE, "silent")));

    result(stores.seals().take(fence, 1, new SealNotice(Coalition.EUROPE, 1, new byte[] {1})));

    assertEquals(List.of(), result(stores.cycles().absences(1)));
  }

  @Test
  void aSealOfOneCycleIsNotTakenIntoAnother() throws Exception {
    Fence fence = lead("only", MINUTE);
    Cycle.Open open = result(closer(new Silent()).open(fence));
    result(stores.cycles().close(fence, open.close(TestNetwork.NOW), Optional.empty()));
    SealNotice seal = new SealNotice(Coalition.EUROPE, 1, new byte[] {1});
    result(stores.seals().take(fence, 1, seal));

    assertThrows(ExecutionException.class, () -> result(stores.seals().take(fence, 2, seal)));
  }

  /** The lease of an instance that is gone has run out by the time that somebody else asks. */
  private Fence lead(String holder, Duration length) throws Exception {
    Optional<Fence> fence = result(stores.lease().acquire(holder, length));
    while (fence.isEmpty()) {
      fence = result(stores.lease().acquire(holder, length));
    }
    return fence.get();
  }

  private CycleCloser closer(CycleListener listener) {
    return new CycleCloser(
        stores,
        ledgers,
        () ->
            Future.succeededFuture(
                ReferenceRates.parse("Date,USD,CZK,\n2026-04-13,1.1684,24.378,\n")),
        new RatePolicy(7, Optional.empty()),
        InstantSource.fixed(TestNetwork.NOW),
        listener);
  }

  private static class Silent implements CycleListener {
    @Override
    public Future<Void> reached(Fence fence, Cycle cycle) {
      return Future.succeededFuture();
    }

    @Override
    public void waits(Cycle cycle, String reason) {
      throw new AssertionError(reason);
    }

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
    public void waits(Cycle cycle, String reason) {}
  }

  /** Dies when a state has been written and before anything else is done. */
  private static final class DiesAt extends Silent {
    private final String state;

    DiesAt(String state) {
      this.state = state;
    }

    @Override
    public Future<Void> reached(Fence fence, Cycle cycle) {
      return cycle.state().equals(state)
          ? Future.failedFuture("killed at " + state)
          : Future.succeededFuture();
    }
  }
}
