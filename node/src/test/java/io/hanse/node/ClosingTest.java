package io.hanse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClosingTest {
  @Test
  void aStepThatNeverEndsOrFailsKeepsNoOtherFromClosing() throws Exception {
    List<String> closed = new ArrayList<>();
    Closing closing = new Closing(Duration.ofMillis(500));
    closing.add("first", () -> Future.succeededFuture(closed.add("first")));
    closing.add("stuck", () -> Promise.promise().future());
    closing.add(
        "broken",
        () -> {
          throw new IllegalStateException("broken");
        });
    closing.add("last", () -> Future.succeededFuture(closed.add("last")));

    closing.close().await(10, TimeUnit.SECONDS);

    assertEquals(List.of("last", "first"), closed);
  }
}
