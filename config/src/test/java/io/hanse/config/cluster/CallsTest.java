package io.hanse.config.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.hanse.testing.VertxUnit;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.unit.TestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxUnit.class)
class CallsTest {
  private final IllegalStateException failure = new IllegalStateException("no such member");

  private CompletableFuture<String> failed() {
    return CompletableFuture.failedFuture(failure);
  }

  /** As Hazelcast answers: on a thread that Vert.x does not know. */
  private static CompletableFuture<String> elsewhere(String answer) {
    CompletableFuture<String> stage = new CompletableFuture<>();
    Thread.ofPlatform().start(() -> stage.complete(answer));
    return stage;
  }

  @Test
  void anAnswerComesOnTheContextOnWhichItWasAskedFor(TestContext context, Vertx vertx) {
    Context asking = vertx.getOrCreateContext();
    Promise<Context> answered = Promise.promise();

    asking.runOnContext(
        go ->
            new Calls(vertx)
                .of(elsewhere("it"), answer -> answer + " is here")
                .onSuccess(answer -> answered.complete(vertx.getOrCreateContext())));

    answered
        .future()
        .onComplete(context.asyncAssertSuccess(answering -> assertSame(asking, answering)));
  }

  @Test
  void anAnswerIsTurnedIntoWhatTheCallerAskedFor(TestContext context, Vertx vertx) {
    new Calls(vertx)
        .of(elsewhere("seven"), String::length)
        .onComplete(context.asyncAssertSuccess(length -> assertEquals(5, length)));
  }

  @Test
  void aFailureOfTheClusterIsAFailureOfTheCall(TestContext context, Vertx vertx) {
    Calls calls = new Calls(vertx);
    Future.join(calls.of(failed(), answer -> answer), calls.done(failed()))
        .onComplete(context.asyncAssertFailure(cause -> assertSame(failure, cause)));
  }

  @Test
  void callsForManyItemsEndWhenAllHaveAndFailWhereOneHas(TestContext context, Vertx vertx) {
    Calls calls = new Calls(vertx);
    List<String> called = new ArrayList<>();
    calls
        .each(
            List.of("one", "two", "three"),
            item -> {
              called.add(item);
              return item.equals("two") ? failed() : elsewhere(item);
            })
        .onComplete(
            context.asyncAssertFailure(
                cause -> {
                  assertSame(failure, cause);
                  assertEquals(List.of("one", "two", "three"), called);
                }));
  }

  @Test
  void callsForNoItemsAreDone(TestContext context, Vertx vertx) {
    new Calls(vertx)
        .each(List.<String>of(), item -> failed())
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void aListenerIsCalledOnTheContextOnWhichItWasHandedOver(TestContext context, Vertx vertx) {
    Context listening = vertx.getOrCreateContext();
    Promise<Context> heard = Promise.promise();

    listening.runOnContext(
        go -> {
          Consumer<String> listener =
              new Calls(vertx).onContext(event -> heard.complete(vertx.getOrCreateContext()));
          Thread.ofPlatform().start(() -> listener.accept("an event"));
        });

    heard
        .future()
        .onComplete(context.asyncAssertSuccess(hearing -> assertSame(listening, hearing)));
  }
}
