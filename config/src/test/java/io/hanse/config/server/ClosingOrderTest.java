package io.hanse.config.server;

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
class ClosingOrderTest {
  private final List<String> closed = new ArrayList<>();
  private final ClosingOrder closing = new ClosingOrder(Duration.ofMillis(500));

  private void add(String what) {
    closing.add(what, () -> Future.succeededFuture(closed.add(what)));
  }

  @Test
  void aStepThatNeverEndsOrFailsKeepsNoOtherFromClosing(TestContext context) {
    add("first");
    closing.add("stuck", () -> Promise.promise().future());
    closing.add("failing", () -> Future.failedFuture("failed"));
    closing.add(
        "broken",
        () -> {
          throw new IllegalStateException("broken");
        });
    add("last");

    closing
        .close()
        .onComplete(
            context.asyncAssertSuccess(done -> assertEquals(List.of("last", "first"), closed)));
  }

  @Test
  void aStepWaitsForTheOneThatWasAddedAfterIt(TestContext context) {
    ClosingOrder patient = new ClosingOrder(Duration.ofMinutes(1));
    Promise<Void> door = Promise.promise();
    patient.add("database", () -> Future.succeededFuture(closed.add("database")));
    patient.add("door", door::future);

    Future<Void> done = patient.close();
    List<String> whileTheDoorCloses = List.copyOf(closed);
    door.complete();

    done.onComplete(
        context.asyncAssertSuccess(
            all -> {
              assertEquals(List.of(), whileTheDoorCloses);
              assertEquals(List.of("database"), closed);
            }));
  }

  @Test
  void whoClosesASecondTimeWaitsForTheFirst(TestContext context) {
    ClosingOrder patient = new ClosingOrder(Duration.ofMinutes(1));
    Promise<Void> door = Promise.promise();
    patient.add("door", door::future);
    patient.close();

    Future<Void> second = patient.close();
    boolean early = second.isComplete();
    door.complete();

    second.onComplete(context.asyncAssertSuccess(done -> assertEquals(false, early)));
  }

  @Test
  void whatIsOpenedWhileAServerClosesIsClosedAtOnce(TestContext context) {
    closing.close().onComplete(context.asyncAssertSuccess());

    add("late");

    assertEquals(List.of("late"), closed);
  }
}
