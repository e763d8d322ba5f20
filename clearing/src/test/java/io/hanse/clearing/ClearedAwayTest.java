package io.hanse.clearing;

import static io.hanse.clearing.Coalition.EUROPE;
import static io.hanse.clearing.Coalition.HOTEL;
import static io.hanse.clearing.Coalition.SHOP;
import static io.hanse.testing.Check.check;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.hazelcast.core.EntryEvent;
import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryRemovedListener;
import io.hanse.config.cluster.Cluster;
import io.hanse.config.shared.SharedPositions;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.obligation.Position;
import io.hanse.testing.VertxUnit;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.VertxInternal;
import io.vertx.ext.unit.TestContext;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Positions go when their cycle is instructed, and stay gone. */
@ExtendWith(VertxUnit.class)
class ClearedAwayTest {
  @RegisterExtension static final TestNetworks NETWORKS = TestNetworks.apart();

  private TestNetwork network;
  private Cluster cluster;
  private SharedPositions positions;
  private Clearing clearing;

  @BeforeEach
  void start(TestContext context, TestNetwork own) {
    network = own;
    cluster = network.cluster();
    positions = cluster.shared().positions();
    network.europe().owes(HOTEL, SHOP, "EUR", "10.00");
    network.start().onComplete(context.asyncAssertSuccess(started -> clearing = started));
  }

  @Test
  void theWindowsOfACycleThatWaitsStayAndThoseBeforeItGo(TestContext context) {
    positions
        .publish(List.of(position(1), position(2), position(3)))
        .compose(published -> clearing.closeCycle())
        .compose(
            closed -> {
              network.europe().handsNothingOver(true);
              network.europe().owes(HOTEL, SHOP, "EUR", "1.00");
              return clearing.closeCycle();
            })
        .compose(waiting -> positions.droppedUpTo(EUROPE))
        .compose(check(dropped -> assertEquals(1, dropped)))
        .compose(dropped -> positions.all())
        .map(all -> all.stream().map(Position::window).sorted().toList())
        .onComplete(context.asyncAssertSuccess(windows -> assertEquals(List.of(2L, 3L), windows)));
  }

  @Test
  void whatNodesShowAgainBecauseTheSharedStateForgotIsDroppedAgain(TestContext context) {
    Promise<Void> gone = Promise.promise();
    EntryRemovedListener<String, Object> listener =
        (EntryEvent<String, Object> event) -> gone.tryComplete();

    clearing
        .closeCycle()
        .compose(
            closed ->
                cluster
                    .vertx()
                    .executeBlocking(
                        () -> {
                          map("instructed").clear();
                          return map("positions").addEntryListener(listener, false);
                        }))
        .compose(forgotten -> positions.publish(List.of(position(1), position(2))))
        .compose(shown -> gone.future())
        .compose(dropped -> Future.all(positions.droppedUpTo(EUROPE), positions.all()))
        .onComplete(
            context.asyncAssertSuccess(
                left -> {
                  assertEquals(Long.valueOf(1), left.<Long>resultAt(0));
                  assertEquals(List.of(position(2)), left.<List<Position>>resultAt(1));
                }));
  }

  private IMap<String, Object> map(String name) {
    var manager = (HazelcastClusterManager) ((VertxInternal) cluster.vertx()).clusterManager();
    return manager.getHazelcastInstance().getMap(name);
  }

  private static Position position(long window) {
    Money amount = Money.parse(CurrencyCode.of("EUR"), "10.00");
    return new Position(EUROPE, window, 1, HOTEL, SHOP, amount, 1, 1);
  }
}
