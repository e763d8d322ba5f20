package io.hanse.node.ledger.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.hanse.testing.VertxUnit;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.unit.TestContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxUnit.class)
class VertxSchedulerTest {
  @Test
  void threadsThatAreGoneAreNoMessagesFault(TestContext context, Vertx vertx) {
    WorkerExecutor workers = vertx.createSharedWorkerExecutor("gone", 1);
    VertxScheduler scheduler = new VertxScheduler(vertx, vertx.getOrCreateContext(), workers);

    workers
        .close()
        .compose(closed -> scheduler.compute(() -> 1))
        .onComplete(
            context.asyncAssertFailure(
                failure ->
                    assertEquals(
                        StoreFailure.Kind.LOST,
                        assertInstanceOf(StoreFailure.class, failure).kind())));
  }
}
