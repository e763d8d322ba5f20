package io.hanse.config.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.testing.VertxUnit;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.unit.Async;
import io.vertx.ext.unit.TestContext;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxUnit.class)
class RepeatedWorkTest {
  private static final Duration TICK = Duration.ofMillis(1);
  private static final int TICKS = 20;

  private final AtomicInteger begun = new AtomicInteger();

  /** Completes when as many ticks have passed as would have begun several turns. */
  private static Future<Void> ticks(Vertx vertx) {
    Promise<Void> passed = Promise.promise();
    AtomicInteger left = new AtomicInteger(TICKS);
    vertx.setPeriodic(
        TICK.toMillis(),
        timer -> {
          if (left.decrementAndGet() == 0) {
            vertx.cancelTimer(timer);
            passed.complete();
          }
        });
    return passed.future();
  }

  @Test
  void aTurnIsSkippedWhileTheLastOneRuns(TestContext context, Vertx vertx) {
    RepeatedWork.every(
        vertx,
        TICK,
        "wait",
        () -> {
          begun.incrementAndGet();
          return Promise.promise().future();
        });

    ticks(vertx).onComplete(context.asyncAssertSuccess(passed -> assertEquals(1, begun.get())));
  }

  @Test
  void workThatThrowsOrFailsIsTriedAgain(TestContext context, Vertx vertx) {
    Async third = context.async();

    RepeatedWork.every(
        vertx,
        TICK,
        "fail",
        () ->
            switch (begun.incrementAndGet()) {
              case 1 -> throw new IllegalStateException("thrown");
              case 2 -> Future.failedFuture("failed");
              case 3 -> {
                third.complete();
                yield Future.succeededFuture();
              }
              default -> Future.succeededFuture();
            });
  }

  @Test
  void aTurnThatIsLostIsFollowedByTheNext(TestContext context, Vertx vertx) {
    Async second = context.async();

    RepeatedWork.every(
        vertx,
        TICK,
        TICK,
        "lose",
        () -> {
          if (begun.incrementAndGet() == 2) {
            second.complete();
          }
          return Promise.promise().future();
        });
  }

  @Test
  void stoppingWaitsForTheTurnUnderWayAndBeginsNoOther(TestContext context, Vertx vertx) {
    Promise<Void> first = Promise.promise();
    Promise<Void> turn = Promise.promise();
    RepeatedWork work =
        RepeatedWork.every(
            vertx,
            TICK,
            "stop",
            () -> {
              begun.incrementAndGet();
              first.tryComplete();
              return turn.future();
            });

    first
        .future()
        .compose(
            running -> {
              Future<Void> stopped = work.stop();
              boolean early = stopped.isComplete();
              turn.fail("the turn's own failure");
              return stopped.map(early);
            })
        .compose(early -> ticks(vertx).map(early))
        .onComplete(
            context.asyncAssertSuccess(
                early -> {
                  assertTrue(!early, "stopped before its turn had ended");
                  assertEquals(1, begun.get());
                }));
  }
}
