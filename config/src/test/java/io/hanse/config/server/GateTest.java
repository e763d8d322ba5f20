package io.hanse.config.server;

import static io.hanse.testing.Check.check;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hanse.config.settings.Access;
import io.hanse.config.settings.ReaderToken;
import io.hanse.config.settings.Readers;
import io.hanse.config.settings.Role;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.testing.VertxUnit;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.unit.TestContext;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxUnit.class)
class GateTest {
  private static final Readers READERS =
      new Readers(
          List.of(
              token("night desk", "op-token", new Access.OfRole(Role.OPERATOR)),
              token("auditor", "audit-token", new Access.OfRole(Role.AUDITOR)),
              token("shop", "shop-token", new Access.OfParticipant(ParticipantId.of("shop")))));

  private TestServer server;

  private static ReaderToken token(String name, String token, Access access) {
    return new ReaderToken(name, Readers.sha256(token), access);
  }

  @BeforeEach
  void start(TestContext context, Vertx vertx) {
    TestServer.start(vertx, GateTest::routes)
        .onComplete(context.asyncAssertSuccess(started -> server = started));
  }

  private static void routes(Router router) {
    Gate gate = new Gate(READERS);
    router.get("/operators").handler(gate.only(EnumSet.of(Role.OPERATOR))).handler(GateTest::greet);
    router
        .get("/members")
        .handler(gate.participantsAnd(EnumSet.of(Role.OPERATOR)))
        .handler(GateTest::greet);
    router.get("/all").handler(gate.everyToken()).handler(GateTest::greet);
    router
        .get("/statements/:of")
        .handler(
            gate.permitting(
                (caller, context) ->
                    caller
                        .participant()
                        .filter(own -> own.value().equals(context.pathParam("of")))
                        .isPresent()))
        .handler(GateTest::greet);
    router.get("/open").handler(GateTest::greet);
  }

  private static void greet(RoutingContext context) {
    Caller caller = Caller.of(context);
    String participant = caller.participant().map(ParticipantId::value).orElse("nobody");
    context.end(caller.name() + " for " + participant);
  }

  private Future<TestServer.Answer> as(String authorization, String path) {
    return server.get(path, Map.of("Authorization", authorization));
  }

  @Test
  void theSchemeOfAnAuthorizationIsCaseInsensitive(TestContext context) {
    Future.all(
            as("Bearer op-token", "/operators"),
            as("bearer op-token", "/operators"),
            as("BEARER  op-token", "/operators"))
        .onComplete(
            context.asyncAssertSuccess(
                answers ->
                    answers
                        .<TestServer.Answer>list()
                        .forEach(answer -> assertEquals(200, answer.status(), answer.body()))));
  }

  @Test
  void aRouteLearnsTheNameBehindTheToken(TestContext context) {
    as("Bearer op-token", "/operators")
        .compose(check(answer -> assertEquals("night desk for nobody", answer.body())))
        .compose(operator -> as("Bearer shop-token", "/members"))
        .onComplete(
            context.asyncAssertSuccess(answer -> assertEquals("shop for shop", answer.body())));
  }

  @Test
  void aTokenThatIsUnknownOrMissingIsAskedFor(TestContext context) {
    Future.all(
            List.of(
                server.get("/all"),
                as("Bearer guess", "/all"),
                as("Basic b3AtdG9rZW46", "/all"),
                as("op-token", "/all"),
                as("Bearer", "/all")))
        .onComplete(
            context.asyncAssertSuccess(
                answers -> answers.<TestServer.Answer>list().forEach(GateTest::isAskedForAToken)));
  }

  private static void isAskedForAToken(TestServer.Answer answer) {
    assertEquals(401, answer.status());
    assertEquals("Bearer realm=\"hanse\"", answer.header("WWW-Authenticate"));
    assertEquals(
        new JsonObject()
            .put("type", "urn:hanse:problem:unauthorized")
            .put("title", "The request needs a bearer token that the server knows.")
            .put("status", 401)
            .put("code", "unauthorized")
            .put(
                "detail",
                "Send the header Authorization: Bearer TOKEN with a token from this server's"
                    + " settings."),
        answer.json());
  }

  @Test
  void aTokenOpensOnlyTheRoutesOfItsRoleOrParticipant(TestContext context) {
    Future.all(
            List.of(
                as("Bearer audit-token", "/all"),
                as("Bearer audit-token", "/operators"),
                as("Bearer audit-token", "/members"),
                as("Bearer shop-token", "/operators"),
                as("Bearer shop-token", "/statements/shop"),
                as("Bearer shop-token", "/statements/hotel")))
        .onComplete(
            context.asyncAssertSuccess(
                answers ->
                    assertEquals(
                        List.of(200, 403, 403, 403, 200, 403),
                        answers.<TestServer.Answer>list().stream()
                            .map(TestServer.Answer::status)
                            .toList())));
  }

  @Test
  void whoIsForbiddenLearnsWhichTokenItWas(TestContext context) {
    as("Bearer audit-token", "/operators")
        .onComplete(
            context.asyncAssertSuccess(
                answer ->
                    assertEquals(
                        "The token of auditor does not permit this request.",
                        answer.json().getString("detail"))));
  }

  @Test
  void aRouteWithoutGateThatAsksForItsCallerIsAFaultOfTheServer(TestContext context) {
    as("Bearer op-token", "/open")
        .onComplete(context.asyncAssertSuccess(answer -> assertEquals(500, answer.status())));
  }
}
