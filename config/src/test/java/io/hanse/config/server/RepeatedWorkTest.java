package io.hanse.config.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.hanse.testing.VertxUnit;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.unit.Async;
import io.vertx.ext.unit.TestContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

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

  @Test
  void aRowOfFailuresIsLoggedOnceAndSoIsItsEnd(TestContext context, Vertx vertx) {
    Logger logger = (Logger) LoggerFactory.getLogger(RepeatedWork.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(log);
    Promise<Void> sixth = Promise.promise();

    RepeatedWork work =
        RepeatedWork.every(
            vertx,
            TICK,
            "look",
            () ->
                switch (begun.incrementAndGet()) {
                  case 1, 2, 3, 5 -> Future.failedFuture("no database");
                  case 6 -> {
                    sixth.complete();
                    yield Future.succeededFuture();
                  }
                  default -> Future.succeededFuture();
                });

    sixth
        .future()
        .compose(done -> work.stop())
        .onComplete(done -> logger.detachAppender(log))
        .onComplete(
            context.asyncAssertSuccess(
                done ->
                    assertEquals(
                        List.of(Level.WARN, Level.INFO, Level.WARN, Level.INFO),
                        log.list.stream().map(ILoggingEvent::getLevel).toList())));
  }

  @Test
  void stoppingTwiceIsIdempotent(TestContext context, Vertx vertx) {
    RepeatedWork work =
        RepeatedWork.every(vertx, Duration.ofDays(1), "nothing", Future::succeededFuture);

    work.stop()
        .compose(stopped -> work.stop())
        .onComplete(context.asyncAssertSuccess(again -> assertEquals(0, begun.get())));
  }
}
