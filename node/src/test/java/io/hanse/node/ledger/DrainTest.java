package io.hanse.node.ledger;

import static io.hanse.node.ledger.TestLedger.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.rejection.RejectionCode;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An intake that is closed while messages wait in it. */
class DrainTest {
  private TestLedger ledger;
  private TestLedger.Writer writer;
  private List<CardNumber> cards;

  @BeforeEach
  void start() {
    ledger = TestLedger.start();
    writer = ledger.writer(2, 10_000);
    cards = TestMembers.enrol(ledger, 10);
  }

  @AfterEach
  void stop() {
    ledger.close();
  }

  @Test
  void whatWasTakenIsPostedAndWhatComesLaterIsUnavailable() {
    List<Future<List<Answer>>> taken = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      taken.add(writer.intake().submit(List.of(accrual(i))));
    }

    writer.stop();

    taken.forEach(answer -> assertInstanceOf(Answer.Applied.class, answer.result().getFirst()));
    Answer late = await(writer.intake().submit(List.of(accrual(0)))).getFirst();
    assertEquals(
        RejectionCode.UNAVAILABLE,
        assertInstanceOf(Answer.TurnedAway.class, late).rejection().code());
    assertEquals(3_000, ledger.number("SELECT sum(available)::bigint FROM member"));
    assertEquals(List.of(), ledger.audit());
  }

  private Delivery accrual(int at) {
    return Said.delivery(Said.accrual(cards.get(at % cards.size()), 1));
  }
}
