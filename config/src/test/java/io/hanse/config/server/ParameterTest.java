package io.hanse.config.server;

import static io.hanse.testing.Check.check;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hanse.protocol.identity.LedgerId;
import io.hanse.testing.VertxUnit;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.unit.TestContext;
import io.vertx.ext.web.Router;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxUnit.class)
class ParameterTest {
  private static final Parameter<LedgerId> LEDGER =
      Parameter.of("ledger", "the id of a ledger", LedgerId::of);
  private static final Parameter<Long> WINDOW = Parameter.counted("window");
  private static final Parameter<Integer> LIMIT = Parameter.whole("limit", 1, 200);

  private TestServer server;

  @BeforeEach
  void start(TestContext context, Vertx vertx) {
    TestServer.start(vertx, ParameterTest::routes)
        .onComplete(context.asyncAssertSuccess(started -> server = started));
  }

  private static void routes(Router router) {
    router
        .get("/:ledger/:window")
        .handler(
            context ->
                LEDGER
                    .inPath(context)
                    .with(WINDOW.inPath(context), (ledger, window) -> ledger + " " + window)
                    .with(
                        LIMIT.inQuery(context).map(limit -> limit.orElse(50)),
                        (place, limit) -> place + " " + limit)
                    .orRefuse(context, context::end));
  }

  private Future<?> answers(String path, String body) {
    return server.get(path).compose(check(answer -> assertEquals(body, answer.body(), path)));
  }

  private Future<?> refuses(String path, String detail) {
    return server
        .get(path)
        .compose(
            check(
                answer -> {
                  assertEquals(400, answer.status(), path);
                  assertEquals("invalid-request", answer.json().getString("code"), path);
                  assertEquals(detail, answer.json().getString("detail"), path);
                }));
  }

  @Test
  void parametersAreReadAsTheirTypes(TestContext context) {
    Future.all(
            answers("/europe/7?limit=200", "europe 7 200"),
            answers("/europe/999999999999999999", "europe 999999999999999999 50"),
            answers("/%65urope/%37?limit=%31", "europe 7 1"))
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void aNumberInAnotherSpellingIsRefusedInWordsThatSayWhatIsAllowed(TestContext context) {
    Map<String, String> spellings =
        Map.of(
            "1e3",
            "1e3",
            "%2B5",
            "+5",
            "05",
            "05",
            "",
            "",
            "%20" + "5",
            " 5",
            "-1",
            "-1",
            "0",
            "0",
            "201",
            "201",
            "99999999999999999999",
            "99999999999999999999",
            "%D9%A3",
            "?");
    Future.all(
            spellings.entrySet().stream()
                .map(
                    spelling ->
                        refuses(
                            "/europe/7?limit=" + spelling.getKey(),
                            "limit must be a whole number from 1 to 200, not \""
                                + spelling.getValue()
                                + "\"."))
                .toList())
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void theFirstUnfitValueIsNamed(TestContext context) {
    refuses("/Europe/x?limit=0", "ledger must be the id of a ledger, not \"Europe\".")
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void aParameterThatStandsThereTwiceIsRefusedInsteadOfGuessed(TestContext context) {
    refuses("/europe/7?limit=1&limit=2", "limit stands in the address more than once.")
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void aLongValueIsQuotedOnlyAtItsBeginning(TestContext context) {
    refuses(
            "/" + "x".repeat(300) + "/7",
            "ledger must be the id of a ledger, not \"" + "x".repeat(40) + "...\".")
        .onComplete(context.asyncAssertSuccess());
  }
}
