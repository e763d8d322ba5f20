package io.hanse.clearing.closing;

import static io.hanse.clearing.Awaited.result;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hanse.clearing.Databases;
import io.hanse.clearing.cycle.Fence;
import io.hanse.clearing.store.ClearingStores;
import io.hanse.clearing.store.LeaseStore;
import io.hanse.config.database.Database;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeaseRenewalTest {
  private static final Duration SHORT = Duration.ofSeconds(1);

  private final Vertx vertx = Vertx.vertx();
  private Databases databases;
  private Database database;
  private LeaseStore lease;

  @BeforeEach
  void start() throws Exception {
    databases = new Databases();
    database = result(Database.open(vertx, databases.create(), Duration.ofMinutes(1)));
    lease = result(ClearingStores.over(database)).lease();
  }

  @AfterEach
  void stop() throws Exception {
    result(database.close());
    result(vertx.close());
    databases.close();
  }

  @Test
  void aStepThatTakesLongerThanTheLeaseIsStillItsLeaders() throws Exception {
    Leadership leader = new Leadership(lease, SHORT);
    LeaseRenewal renewal = new LeaseRenewal(vertx, leader);
    renewal.start();
    Optional<Fence> before = result(leader.fence());

    result(vertx.timer(2 * SHORT.toMillis()));

    assertEquals(Optional.empty(), result(lease.acquire("another", SHORT)));
    assertEquals(before, result(leader.fence()));
    result(renewal.stop());
  }

  @Test
  void aLeaseThatRanOutAndThatNobodyTookKeepsItsFence() throws Exception {
    Optional<Fence> before = result(lease.acquire("only", Duration.ZERO));

    assertEquals(before, result(lease.acquire("only", SHORT)));
  }

  @Test
  void whoDoesNotLeadTakesNoLeaseByRenewing() throws Exception {
    result(new Leadership(lease, SHORT).renew());

    assertEquals(Optional.of(new Fence(1)), result(lease.acquire("another", SHORT)));
  }
}
