package io.hanse.node.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.hanse.testing.VertxUnit;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.unit.TestContext;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxUnit.class)
class TimeLimitTest {
  private static final Duration SOON = Duration.ofMillis(50);

  @Test
  void whatNeverComesFailsWhenTheLimitIsOver(TestContext context, Vertx vertx) {
    new TimeLimit(vertx, SOON)
        .on(Promise.<String>promise().future())
        .onComplete(context.asyncAssertFailure(TimeLimitTest::assertLate));
  }

  @Test
  void whatComesInTimeIsHandedOn(TestContext context, Vertx vertx) {
    Promise<String> promise = Promise.promise();
    Future<String> bounded = new TimeLimit(vertx, Duration.ofMinutes(1)).on(promise.future());

    promise.complete("posted");

    bounded.onComplete(context.asyncAssertSuccess(answer -> assertEquals("posted", answer)));
  }

  @Test
  void oneThatIsLateDoesNotHoldUpTheOthers(TestContext context, Vertx vertx) {
    TimeLimit limit = new TimeLimit(vertx, SOON);
    Future<String> first = limit.on(Promise.<String>promise().future());
    Promise<String> inTime = Promise.promise();
    Future<String> second = limit.on(inTime.future());

    inTime.complete("posted");

    second.onComplete(context.asyncAssertSuccess(answer -> assertEquals("posted", answer)));
    first.onComplete(context.asyncAssertFailure(TimeLimitTest::assertLate));
  }

  @Test
  void whatComesAfterTheLimitIsDropped(TestContext context, Vertx vertx) {
    Promise<String> late = Promise.promise();
    Future<String> bounded = new TimeLimit(vertx, SOON).on(late.future());

    bounded
        .onComplete(over -> late.complete("posted"))
        .transform(over -> late.future())
        .map(posted -> bounded.cause())
        .onComplete(context.asyncAssertSuccess(TimeLimitTest::assertLate));
  }

  private static void assertLate(Throwable failure) {
    assertInstanceOf(TimeoutException.class, failure);
  }
}
