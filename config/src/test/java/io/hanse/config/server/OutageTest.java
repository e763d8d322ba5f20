package io.hanse.config.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import io.vertx.core.Future;
import io.vertx.core.VertxException;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.DecodeException;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutageTest {
  static Stream<Throwable> whatPasses() {
    return Stream.of(
        new ConnectException("refused"),
        new TimeoutException("late"),
        new RejectedExecutionException("full"),
        new CompletionException(new ConnectException("refused")),
        new IllegalStateException("a step failed", new TimeoutException("late")),
        Future.failedFuture("closed").cause(),
        new VertxException("connection closed"),
        new PgException("too many connections", "FATAL", "53300", ""),
        new PgException("shutting down", "FATAL", "57P01", ""),
        new PgException("deadlock", "ERROR", "40P01", ""),
        new PgException("idle in transaction", "FATAL", "25P03", ""),
        new ReplyException(ReplyFailure.TIMEOUT, "late"),
        new ReplyException(ReplyFailure.NO_HANDLERS, "nobody"),
        new ReplyException(ReplyFailure.RECIPIENT_FAILURE, Outage.REPLY_CODE, "its database"),
        new HazelcastInstanceNotActiveException("left"),
        new HazelcastException("split"));
  }

  @ParameterizedTest
  @MethodSource("whatPasses")
  void whatDoesNotAnswerNowIsAnOutage(Throwable failure) {
    assertEquals(true, Outage.isBehind(failure));
  }

  static Stream<Throwable> faults() {
    return Stream.of(
        new IllegalArgumentException("a number"),
        new IllegalStateException("a fault"),
        new NullPointerException(),
        new ArithmeticException("overflow"),
        new DecodeException("not JSON"),
        new AssertionError("broken invariant"),
        new PgException("duplicate key", "ERROR", "23505", ""),
        new PgException("syntax error", "ERROR", "42601", ""),
        new PgException("read-only transaction", "ERROR", "25006", ""),
        new ReplyException(ReplyFailure.RECIPIENT_FAILURE, 1, "its fault"),
        new HazelcastSerializationException("unreadable"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void everythingElseIsAFault(Throwable failure) {
    assertEquals(false, Outage.isBehind(failure));
  }
}
