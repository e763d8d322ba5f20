package io.hanse.node.ledger;

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

/** What a lane does when its database does not do as asked. */
class BreakdownTest {
  private TestLedger ledger;
  private TestLedger.Writer writer;
  private List<CardNumber> cards;

  @BeforeEach
  void start() {
    ledger = TestLedger.start();
    writer = ledger.writer(2, 10_000);
    cards = TestMembers.enrol(ledger, 20);
  }

  @AfterEach
  void stop() {
    ledger.close();
  }

  @Test
  void oneMessageThatTheDatabaseRefusesIsSetAsideAndNobodyElseSuffers() {
    ledger.query("ALTER TABLE lot ADD CONSTRAINT unlucky CHECK (original <> 666)");
    List<Delivery> deliveries = new ArrayList<>();
    for (int at = 0; at < 100; at++) {
      deliveries.add(Said.delivery(Said.accrual(cards.get(at % 20), at == 41 ? 666 : 10)));
    }

    List<Answer> answers = TestLedger.await(writer.intake().submit(deliveries));

    for (int at = 0; at < 100; at++) {
      if (at != 41) {
        assertInstanceOf(Answer.Applied.class, answers.get(at));
      }
    }
    assertEquals(
        RejectionCode.SET_ASIDE,
        assertInstanceOf(Answer.TurnedAway.class, answers.get(41)).rejection().code());
    assertEquals(1, ledger.number("SELECT count(*) FROM set_aside WHERE error_code = '23514'"));
    assertEquals(990, ledger.number("SELECT sum(available)::bigint FROM member"));
    assertEquals(List.of(), ledger.audit());
  }

  @Test
  void connectionsKilledUnderLoadLeaveOneEffectPerMessage() {
    List<Delivery> deliveries = new ArrayList<>();
    for (int at = 0; at < 2_000; at++) {
      deliveries.add(Said.delivery(Said.accrual(cards.get(at % 20), 1)));
    }
    List<Future<List<Answer>>> first = new ArrayList<>();
    for (int at = 0; at < 2_000; at += 20) {
      first.add(writer.intake().submit(deliveries.subList(at, at + 20)));
      if (at % 400 == 0) {
        TestLedger.await(first.get(at / 40));
        ledger.query(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND query ~ 'pg_advisory|COMMIT|message_key'"
                + " AND pid <> pg_backend_pid()");
      }
    }
    first.forEach(TestLedger::await);

    List<Answer> again = TestLedger.await(writer.intake().submit(deliveries));

    again.forEach(answer -> assertInstanceOf(Answer.Applied.class, answer));
    assertEquals(2_000, ledger.number("SELECT sum(available)::bigint FROM member"));
    assertEquals(List.of(), ledger.audit());
  }

  @Test
  void aFullIntakeTurnsAwayAtOnce() {
    Intake narrow = new Intake(1);
    Delivery delivery = Said.delivery(Said.accrual(cards.getFirst(), 1));
    Future<List<Answer>> waiting = narrow.submit(List.of(delivery));

    Answer answer = TestLedger.await(narrow.submit(List.of(delivery))).getFirst();

    assertEquals(
        RejectionCode.UNAVAILABLE,
        assertInstanceOf(Answer.TurnedAway.class, answer).rejection().code());
    assertEquals(false, waiting.isComplete());
  }
}
