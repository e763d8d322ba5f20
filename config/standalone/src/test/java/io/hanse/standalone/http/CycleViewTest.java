package io.hanse.standalone.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class CycleViewTest {
  @Test
  void anIdOnTwoLedgersIsSaidInASentence() {
    CycleView cycle =
        CycleView.of(
            new JsonObject(
                """
                {"cycle": 3, "state": "instructed", "absent": [],
                 "breaks": [{
                   "participant": "spree-mode", "messageId": "3425eea6-31dc-39df-a492-e8549e83746f",
                   "windows": [{"ledger": "americas", "window": 5}, {"ledger": "europe", "window": 7}]
                 }],
                 "gross": {}, "net": {}, "saving": {}}
                """));

    assertEquals(
        List.of(
            "message 3425eea6-31dc-39df-a492-e8549e83746f of spree-mode"
                + " stands in window 5 of americas and in window 7 of europe"),
        cycle.breaks());
  }
}
