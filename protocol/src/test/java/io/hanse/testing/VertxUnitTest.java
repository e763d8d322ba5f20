package io.hanse.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.unit.Async;
import io.vertx.ext.unit.TestContext;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** The suites below are run by a JUnit of their own, and what it says of them is looked at. */
class VertxUnitTest {

  @Test
  void aFailedAssertionInACallbackFailsTheTest() {
    Throwable failure = failureOf("assertsInACallback");

    assertEquals("expected: <1> but was: <2>", messageOfAssertion(failure));
  }

  @Test
  void anAssertionThatNobodyGuardsFailsTheTestToo() {
    Throwable failure = failureOf("assertsUnguarded");

    assertEquals("expected: <1> but was: <2>", messageOfAssertion(failure));
  }

  @Test
  void aFailureSaidToTheContextFailsTheTest() {
    Throwable failure = failureOf("saysThatItFailed");

    assertEquals("said so", messageOfAssertion(failure));
  }

  @Test
  void aFailedFutureFailsTheTestWithItsCause() {
    Throwable failure = failureOf("expectsOfAFailedFuture");

    assertEquals("the cause", assertInstanceOf(IOException.class, failure).getMessage());
  }

  @Test
  void asExpectedFailureThatSucceedsFailsTheTest() {
    Throwable failure = failureOf("expectsAFailure");

    assertInstanceOf(AssertionError.class, failure);
  }

  @Test
  void whatTheMethodItselfThrowsIsTheFailure() {
    Throwable failure = failureOf("throwsAtOnce");

    assertEquals("at once", assertInstanceOf(IOException.class, failure).getMessage());
  }

  @Test
  void whatIsStillOpenAfterTheTimeIsNamedByItsLine() {
    Throwable failure =
        failure(run(selectMethod(Hanging.class, "neverCompletes", PARAMETERS)).testEvents());

    String message = assertInstanceOf(TimeoutException.class, failure).getMessage();
    assertTrue(
        message.matches(
            "after PT0.3S still open: VertxUnitTest.java:\\d+, VertxUnitTest.java:\\d+"),
        message);
  }

  @Test
  void aTestThatWaitsForNothingFails() {
    Throwable failure = failureOf("opensNothing");

    assertEquals(
        "it opens nothing on its context, so that nothing is waited for",
        messageOfAssertion(failure));
  }

  @Test
  void anAssumptionThatDoesNotHoldSkipsTheTest() {
    Events tests = run(selectMethod(Broken.class, "assumes", PARAMETERS)).testEvents();

    assertEquals(1, tests.aborted().count());
  }

  @Test
  void aStartThatFailsLaterFailsItsClass() {
    Events classes = run(selectClass(BrokenStart.class)).containerEvents();

    assertEquals("no start", failure(classes).getMessage());
  }

  @Test
  void anEndThatFailsLaterFailsItsClass() {
    Events classes = run(selectClass(BrokenEnd.class)).containerEvents();

    assertEquals("no end", failure(classes).getMessage());
  }

  @Test
  void testsComeAfterWhatLifeCycleMethodsBegan() {
    Events tests = run(selectClass(Sound.class)).testEvents();

    assertEquals(4, tests.succeeded().count());
    assertEquals(0, tests.failed().count());
  }

  private static final String PARAMETERS =
      TestContext.class.getName() + "," + Vertx.class.getName();

  private static Throwable failureOf(String test) {
    return failure(run(selectMethod(Broken.class, test, PARAMETERS)).testEvents());
  }

  private static EngineExecutionResults run(DiscoverySelector selector) {
    return EngineTestKit.engine("junit-jupiter").selectors(selector).execute();
  }

  private static Throwable failure(Events events) {
    return events.failed().stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> result.getThrowable().orElseThrow())
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing failed"));
  }

  private static String messageOfAssertion(Throwable failure) {
    return assertInstanceOf(AssertionError.class, failure).getMessage();
  }

  /** The only suite whose time is short, because it is to run out. */
  static class Hanging {
    @RegisterExtension static final VertxUnit UNIT = new VertxUnit(Duration.ofMillis(300));

    @Test
    void neverCompletes(TestContext context, Vertx vertx) {
      Async done = context.async();
      context.async();
      vertx.timer(3_600_000).onComplete(context.asyncAssertSuccess());
      done.complete();
    }
  }

  /** Every test of it has to fail. */
  @ExtendWith(VertxUnit.class)
  static class Broken {
    @Test
    void assertsInACallback(TestContext context, Vertx vertx) {
      vertx.timer(1).map(2).onComplete(context.asyncAssertSuccess(two -> assertEquals(1, two)));
    }

    @Test
    void assertsUnguarded(TestContext context, Vertx vertx) {
      Async async = context.async();
      vertx
          .timer(1)
          .onSuccess(
              passed -> {
                assertEquals(1, 2);
                async.complete();
              });
    }

    @Test
    void saysThatItFailed(TestContext context, Vertx vertx) {
      context.async();
      vertx.setTimer(1, passed -> context.verify(now -> context.fail("said so")));
    }

    @Test
    void expectsOfAFailedFuture(TestContext context, Vertx vertx) {
      vertx
          .timer(1)
          .compose(passed -> Future.failedFuture(new IOException("the cause")))
          .onComplete(context.asyncAssertSuccess());
    }

    @Test
    void expectsAFailure(TestContext context, Vertx vertx) {
      vertx.timer(1).onComplete(context.asyncAssertFailure());
    }

    @Test
    void throwsAtOnce(TestContext context, Vertx vertx) throws IOException {
      context.async();
      throw new IOException("at once");
    }

    @Test
    void opensNothing(TestContext context, Vertx vertx) {
      vertx.timer(1).onSuccess(passed -> assertEquals(1, 2));
    }

    @Test
    void assumes(TestContext context, Vertx vertx) {
      vertx.timer(1).onComplete(context.asyncAssertSuccess(passed -> assumeTrue(false)));
    }
  }

  @ExtendWith(VertxUnit.class)
  static class BrokenStart {
    @BeforeAll
    static void start(TestContext context, Vertx vertx) {
      vertx
          .timer(1)
          .compose(passed -> Future.failedFuture("no start"))
          .onComplete(context.asyncAssertSuccess());
    }

    @Test
    void isNeverReached() {}
  }

  @ExtendWith(VertxUnit.class)
  static class BrokenEnd {
    @AfterAll
    static void end(TestContext context, Vertx vertx) {
      vertx
          .timer(1)
          .compose(passed -> Future.failedFuture("no end"))
          .onComplete(context.asyncAssertSuccess());
    }

    @Test
    void isWell() {}
  }

  @ExtendWith(VertxUnit.class)
  static class Sound {
    private static Vertx shared;

    private boolean loaded;

    @BeforeAll
    static void start(TestContext context, Vertx vertx) {
      vertx.timer(20).onComplete(context.asyncAssertSuccess(passed -> shared = vertx));
    }

    @BeforeEach
    void load(TestContext context, Vertx vertx) {
      vertx.timer(20).onComplete(context.asyncAssertSuccess(passed -> loaded = true));
    }

    @AfterEach
    void unload(TestContext context, Vertx vertx) {
      vertx.timer(1).onComplete(context.asyncAssertSuccess(passed -> assertTrue(loaded)));
    }

    @Test
    void plainOnesSeeIt(Vertx vertx) {
      assertSame(shared, vertx);
      assertTrue(loaded);
    }

    @Test
    void asynchronousOnesSeeIt(TestContext context, Vertx vertx) {
      assertTrue(Context.isOnEventLoopThread());
      vertx.timer(1).onComplete(context.asyncAssertSuccess(passed -> assertTrue(loaded)));
    }

    @RepeatedTest(2)
    void repeatedOnesSeeIt(TestContext context) {
      shared.timer(1).onComplete(context.asyncAssertSuccess(passed -> assertTrue(loaded)));
    }
  }
}
