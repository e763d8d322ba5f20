package io.hanse.node.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimeLimitTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() throws Exception {
    vertx.close().await(10, TimeUnit.SECONDS);
  }

  @Test
  void whatNeverComesFailsWhenTheLimitIsOver() {
    TimeLimit limit = new TimeLimit(vertx, Duration.ofMillis(50));

    Future<String> bounded = limit.on(Promise.<String>promise().future());

    assertThrows(TimeoutException.class, () -> bounded.await(10, TimeUnit.SECONDS));
  }

  @Test
  void whatComesInTimeIsHandedOn() throws Exception {
    TimeLimit limit = new TimeLimit(vertx, Duration.ofMinutes(1));
    Promise<String> promise = Promise.promise();
    Future<String> bounded = limit.on(promise.future());

    promise.complete("posted");

    assertEquals("posted", bounded.await(10, TimeUnit.SECONDS));
  }

  @Test
  void oneThatIsLateDoesNotHoldUpTheOthers() throws Exception {
    TimeLimit limit = new TimeLimit(vertx, Duration.ofMillis(50));
    Promise<String> late = Promise.promise();
    Future<String> first = limit.on(late.future());
    Promise<String> inTime = Promise.promise();
    Future<String> second = limit.on(inTime.future());

    inTime.complete("posted");

    assertEquals("posted", second.await(10, TimeUnit.SECONDS));
    assertThrows(TimeoutException.class, () -> first.await(10, TimeUnit.SECONDS));
  }

  @Test
  void whatComesAfterTheLimitIsDropped() {
    TimeLimit limit = new TimeLimit(vertx, Duration.ofMillis(50));
    Promise<String> late = Promise.promise();
    Future<String> bounded = limit.on(late.future());
    assertThrows(TimeoutException.class, () -> bounded.await(10, TimeUnit.SECONDS));

    late.complete("posted");

    assertEquals(TimeoutException.class, bounded.cause().getClass());
  }
}
