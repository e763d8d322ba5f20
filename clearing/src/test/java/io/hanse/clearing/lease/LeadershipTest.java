package io.hanse.clearing.lease;

import static io.hanse.testing.Check.check;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hanse.clearing.ClearingSchema;
import io.hanse.clearing.TestNetworks;
import io.hanse.config.database.Database;
import io.hanse.config.server.RepeatedWork;
import io.hanse.config.settings.DatabaseSettings;
import io.hanse.testing.VertxUnit;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.unit.TestContext;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({VertxUnit.class, TestNetworks.class})
class LeadershipTest {
  private static final Duration SHORT = Duration.ofSeconds(1);

  private Database database;
  private LeaseStore lease;

  @BeforeEach
  void start(TestContext context, Vertx vertx, DatabaseSettings empty) {
    Database.open(vertx, empty, Duration.ofMinutes(1))
        .onSuccess(opened -> database = opened)
        .compose(ClearingSchema::upToDate)
        .onComplete(context.asyncAssertSuccess(done -> lease = new LeaseStore(database)));
  }

  @AfterEach
  void stop(TestContext context) {
    database.close().onComplete(context.asyncAssertSuccess());
  }

  @Test
  void aLeaderKeepsItsLeaseWhateverItIsBusyWith(TestContext context, Vertx vertx) {
    Leadership leader = new Leadership(lease, SHORT);
    RepeatedWork renewal = leader.keep(vertx);
    leader
        .fence()
        .compose(
            before ->
                expiry()
                    .compose(first -> expiresLaterThan(first, vertx))
                    .compose(second -> expiresLaterThan(second, vertx))
                    .compose(renewed -> leader.fence())
                    .compose(check(now -> assertEquals(before, now))))
        .eventually(renewal::stop)
        .onComplete(context.asyncAssertSuccess());
  }

  private Future<OffsetDateTime> expiry() {
    return database
        .pool()
        .query("SELECT until FROM lease")
        .execute()
        .map(rows -> rows.iterator().next().getOffsetDateTime("until"));
  }

  private Future<OffsetDateTime> expiresLaterThan(OffsetDateTime before, Vertx vertx) {
    return expiry()
        .compose(
            now ->
                now.isAfter(before)
                    ? Future.succeededFuture(now)
                    : vertx.timer(50).compose(later -> expiresLaterThan(before, vertx)));
  }

  @Test
  void aLeaseThatRanOutAndThatNobodyTookKeepsItsFence(TestContext context) {
    lease
        .acquire("only", Duration.ZERO)
        .compose(
            before ->
                lease.acquire("only", SHORT).compose(check(again -> assertEquals(before, again))))
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void whoDoesNotLeadTakesNoLeaseByRenewing(TestContext context) {
    new Leadership(lease, SHORT)
        .renew()
        .compose(renewed -> lease.acquire("another", SHORT))
        .onComplete(
            context.asyncAssertSuccess(fence -> assertEquals(Optional.of(new Fence(1)), fence)));
  }
}
