package io.hanse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hanse.testing.VertxUnit;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.ext.unit.TestContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxUnit.class)
class ClosingTest {
  @Test
  void aStepThatNeverEndsOrFailsKeepsNoOtherFromClosing(TestContext context) {
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

    closing
        .close()
        .onComplete(
            context.asyncAssertSuccess(done -> assertEquals(List.of("last", "first"), closed)));
  }
}
