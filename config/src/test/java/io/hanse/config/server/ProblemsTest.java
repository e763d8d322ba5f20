package io.hanse.config.server;

import static io.hanse.testing.Check.check;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import io.hanse.testing.VertxUnit;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.unit.TestContext;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.ConnectException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

@ExtendWith(VertxUnit.class)
class ProblemsTest {
  private final RuntimeException fault = new IllegalArgumentException("For input: \"1e3\"");

  private final Logger logger = (Logger) LoggerFactory.getLogger(Problems.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private TestServer server;

  @BeforeEach
  void start(TestContext context, Vertx vertx) {
    log.start();
    logger.addAppender(log);
    TestServer.start(vertx, this::routes)
        .onComplete(context.asyncAssertSuccess(started -> server = started));
  }

  @AfterEach
  void detach() {
    logger.detachAppender(log);
  }

  private void routes(Router router) {
    router
        .get("/throws")
        .handler(
            context -> {
              throw fault;
            });
    router
        .get("/fails")
        .handler(
            context ->
                Future.failedFuture(fault).onFailure(cause -> Problems.failed(context, cause)));
    router
        .get("/outage")
        .handler(context -> Problems.failed(context, new ConnectException("refused")));
    router
        .get("/begun")
        .handler(
            context ->
                context
                    .response()
                    .setChunked(true)
                    .write("the beginning")
                    .onSuccess(written -> Problems.failed(context, fault)));
    router
        .post("/short")
        .handler(BodyHandler.create(false).setBodyLimit(4))
        .handler(context -> context.end());
  }

  private static void isProblem(int status, String code, TestServer.Answer answer) {
    assertEquals(status, answer.status());
    assertEquals("application/problem+json", answer.header("Content-Type"));
    assertEquals("nosniff", answer.header("X-Content-Type-Options"));
    assertEquals("urn:hanse:problem:" + code, answer.json().getString("type"));
    assertEquals(code, answer.json().getString("code"));
    assertEquals(status, answer.json().getInteger("status"));
  }

  @Test
  void anExceptionFromAnywhereIsAFaultOfTheServerUnderAnIncidentNumber(TestContext context) {
    Future.all(server.get("/throws"), server.get("/fails"))
        .onComplete(
            context.asyncAssertSuccess(
                answers -> answers.<TestServer.Answer>list().forEach(this::isIncident)));
  }

  private void isIncident(TestServer.Answer answer) {
    isProblem(500, "internal", answer);
    assertTrue(!answer.body().contains("1e3"), answer.body());
    String incident = answer.json().getString("incident");
    ILoggingEvent logged =
        log.list.stream()
            .filter(event -> event.getKeyValuePairs().toString().contains(incident))
            .findFirst()
            .orElseThrow();
    assertSame(fault, ((ThrowableProxy) logged.getThrowableProxy()).getThrowable());
  }

  @Test
  void anOutageIsUnavailableForAWhile(TestContext context) {
    server
        .get("/outage")
        .compose(check(answer -> isProblem(503, "unavailable", answer)))
        .onComplete(
            context.asyncAssertSuccess(answer -> assertEquals("1", answer.header("Retry-After"))));
  }

  @Test
  void anAnswerThatHasBegunIsCutInsteadOfContinuedWithAProblem(TestContext context) {
    server.get("/begun").onComplete(context.asyncAssertFailure());
  }

  @Test
  void theRoutersOwnRefusalsAreProblems(TestContext context) {
    Future.all(
            server.get("/nowhere").compose(check(answer -> isProblem(404, "not-found", answer))),
            server.get("/%zz").compose(check(answer -> isProblem(400, "invalid-request", answer))),
            server
                .get("/short")
                .compose(check(answer -> isProblem(405, "method-not-allowed", answer))),
            server
                .post("/short", "too long")
                .compose(check(answer -> isProblem(413, "too-large", answer))))
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void everyIncidentHasANumberOfItsOwn() {
    List<String> numbers = List.of(Problems.incident(), Problems.incident());

    assertEquals(2, numbers.stream().distinct().count());
    numbers.forEach(number -> assertTrue(number.matches("[0-9a-f]{12}"), number));
  }
}
