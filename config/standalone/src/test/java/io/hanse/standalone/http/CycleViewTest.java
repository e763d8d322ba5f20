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
                 "waiting": [], "gross": {}, "net": {}, "saving": {}}
                """));

    assertEquals(
        List.of(
            "message 3425eea6-31dc-39df-a492-e8549e83746f of spree-mode"
                + " stands in window 5 of americas and in window 7 of europe"),
        cycle.breaks());
  }

  @Test
  void whatACycleWaitsForIsSaidWithWhomAndSinceWhen() {
    CycleView cycle =
        CycleView.of(
            new JsonObject(
                """
                {"cycle": 3, "state": "sealed", "breaks": [],
                 "absent": [{
                   "ledger": "americas", "since": "2026-04-14T10:00:00Z", "reason": "no answer"
                 }],
                 "waiting": [{
                   "what": "window 5 of europe", "whom": "europe",
                   "since": "2026-04-14T10:00:00Z", "reason": "obligations answered 503"
                 }],
                 "gross": {}, "net": {}, "saving": {}}
                """));

    assertEquals(
        List.of(
            "for window 5 of europe, from europe, since 2026-04-14T10:00:00Z:"
                + " obligations answered 503"),
        cycle.waiting());
    assertEquals(List.of("americas, since 2026-04-14T10:00:00Z: no answer"), cycle.absent());
  }
}
