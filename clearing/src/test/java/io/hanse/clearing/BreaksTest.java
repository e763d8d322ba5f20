package io.hanse.clearing;

import static io.hanse.clearing.Coalition.AMERICAS;
import static io.hanse.clearing.Coalition.EUROPE;
import static io.hanse.clearing.Coalition.HOTEL;
import static io.hanse.clearing.Coalition.PHARMACY;
import static io.hanse.clearing.Coalition.SHOP;
import static io.hanse.testing.Check.check;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.clearing.breaks.Break;
import io.hanse.clearing.closing.CloseAnswer;
import io.hanse.clearing.closing.CycleReport;
import io.hanse.protocol.identity.MessageId;
import io.hanse.testing.VertxUnit;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.unit.TestContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ids that a sender used on two ledgers. */
@ExtendWith({VertxUnit.class, TestNetworks.class})
class BreaksTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final MessageId ID =
      new MessageId(UUID.fromString("3425eea6-31dc-39df-a492-e8549e83746f"));

  private TestNetwork network;
  private Clearing clearing;

  @BeforeEach
  void start(TestContext context, TestNetwork own) {
    network = own;
    network.start().onComplete(context.asyncAssertSuccess(started -> clearing = started));
  }

  private Future<CycleReport> close() {
    return clearing
        .closeCycle()
        .map(answer -> assertInstanceOf(CloseAnswer.Done.class, answer).report());
  }

  private static Break found(long european, long american) {
    return new Break(
        SHOP, ID, new Break.Place(AMERICAS, american), new Break.Place(EUROPE, european));
  }

  @Test
  void anIdOnTwoLedgersIsABreakOfTheirCycleAndStopsNothing(TestContext context) {
    network.europe().owes(ID, HOTEL, SHOP, "EUR", "10.00");
    network.americas().owes(ID, HOTEL, SHOP, "EUR", "3.00");
    JsonObject expected =
        new JsonObject(
            """
            {"participant": "spree-kleidung", "messageId": "3425eea6-31dc-39df-a492-e8549e83746f",
             "windows": [{"ledger": "americas", "window": 1}, {"ledger": "europe", "window": 1}]}
            """);

    close()
        .compose(check(closed -> assertEquals("instructed", closed.cycle().state())))
        .compose(check(closed -> assertEquals(List.of(found(1, 1)), closed.breaks())))
        .compose(closed -> get("/v1/cycles/1"))
        .map(shown -> new JsonObject(shown).getJsonArray("breaks"))
        .compose(check(breaks -> assertEquals(expected, breaks.getJsonObject(0))))
        .compose(shown -> get("/metrics"))
        .onComplete(
            context.asyncAssertSuccess(
                figures ->
                    assertTrue(figures.contains("hanse_clearing_breaks_total 1.0"), figures)));
  }

  @Test
  void anIdOfAnEarlierCycleIsABreakOfTheLaterOneAndOfNoOther(TestContext context) {
    network.europe().owes(ID, HOTEL, SHOP, "EUR", "10.00");

    close()
        .compose(check(first -> assertEquals(List.of(), first.breaks())))
        .compose(
            first -> {
              network.americas().owes(ID, HOTEL, SHOP, "EUR", "3.00");
              return close();
            })
        .compose(check(second -> assertEquals(List.of(found(1, 2)), second.breaks())))
        .compose(second -> close())
        .onComplete(context.asyncAssertSuccess(third -> assertEquals(List.of(), third.breaks())));
  }

  @Test
  void theSameIdOfAnotherParticipantIsNone(TestContext context) {
    network.europe().owes(ID, HOTEL, SHOP, "EUR", "10.00");
    network.americas().owes(ID, HOTEL, PHARMACY, "EUR", "3.00");

    close()
        .onComplete(context.asyncAssertSuccess(closed -> assertEquals(List.of(), closed.breaks())));
  }

  private Future<String> get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + clearing.port() + path))
            .header("Authorization", "Bearer " + TestNetwork.AUDITOR_TOKEN)
            .build();
    return Future.fromCompletionStage(
            CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
        .map(HttpResponse::body);
  }
}
