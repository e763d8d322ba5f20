package io.hanse.clearing;

import static io.hanse.clearing.Coalition.HOTEL;
import static io.hanse.clearing.Coalition.PHARMACY;
import static io.hanse.clearing.Coalition.SHOP;
import static io.hanse.clearing.TestNetwork.AUDITOR_TOKEN;

import io.hanse.protocol.identity.MessageId;
import io.hanse.testing.VertxUnit;
import io.vertx.ext.unit.TestContext;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ids that a sender used on two ledgers. */
@ExtendWith({VertxUnit.class, TestNetworks.class})
class BreaksTest {
  private static final MessageId ID =
      new MessageId(UUID.fromString("3425eea6-31dc-39df-a492-e8549e83746f"));

  private Scenario scenario;

  @BeforeEach
  void start(Scenario own) {
    scenario = own.clearingStarts();
  }

  @Test
  void anIdOnTwoLedgersIsABreakOfTheirCycleAndStopsNothing(TestContext context) {
    scenario
        .given(network -> network.europe().owes(ID, HOTEL, SHOP, "EUR", "10.00"))
        .given(network -> network.americas().owes(ID, HOTEL, SHOP, "EUR", "3.00"))
        .cycleCloses()
        .get("/v1/cycles/1", AUDITOR_TOKEN)
        .expectJson(
            """
            {"state": "instructed",
             "breaks": [
               {"participant": "spree-kleidung",
                "messageId": "3425eea6-31dc-39df-a492-e8549e83746f",
                "windows": [{"ledger": "americas", "window": 1}, {"ledger": "europe", "window": 1}]}]}
            """)
        .get("/metrics", "")
        .expectText("hanse_clearing_breaks_total 1.0")
        .end(context);
  }

  @Test
  void anIdOfAnEarlierCycleIsABreakOfTheLaterOneAndOfNoOther(TestContext context) {
    scenario
        .given(network -> network.europe().owes(ID, HOTEL, SHOP, "EUR", "10.00"))
        .cycleCloses()
        .given(network -> network.americas().owes(ID, HOTEL, SHOP, "EUR", "3.00"))
        .cycleCloses()
        .cycleCloses()
        .get("/v1/cycles", AUDITOR_TOKEN)
        .expectJson(
            """
            {"cycles": [
              {"cycle": 4, "breaks": []},
              {"cycle": 3, "breaks": []},
              {"cycle": 2, "breaks": [
                {"windows": [
                  {"ledger": "americas", "window": 2}, {"ledger": "europe", "window": 1}]}]},
              {"cycle": 1, "breaks": []}]}
            """)
        .end(context);
  }

  @Test
  void theSameIdOfAnotherParticipantIsNone(TestContext context) {
    scenario
        .given(network -> network.europe().owes(ID, HOTEL, SHOP, "EUR", "10.00"))
        .given(network -> network.americas().owes(ID, HOTEL, PHARMACY, "EUR", "3.00"))
        .cycleCloses()
        .get("/v1/cycles/1", AUDITOR_TOKEN)
        .expectJson("{\"state\": \"instructed\", \"breaks\": []}")
        .end(context);
  }
}
