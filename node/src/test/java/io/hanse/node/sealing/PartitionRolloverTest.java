package io.hanse.node.sealing;

import static io.hanse.node.ledger.TestLedger.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.hanse.node.ledger.Answer;
import io.hanse.node.ledger.Delivery;
import io.hanse.node.ledger.Said;
import io.hanse.node.ledger.TestLedger;
import io.hanse.node.ledger.TestMembers;
import io.hanse.protocol.identity.CardNumber;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A month ends and the next begins, looked after or not. */
class PartitionRolloverTest {
  /** The partition of the month that many months from now, by the database's clock. */
  private static final String MONTH =
      "SELECT to_regclass('%s' || to_char("
          + "(now() AT TIME ZONE 'UTC')::date + interval '%d month', '_YYYY_MM')) IS NOT NULL";

  private TestLedger ledger;
  private TestLedger.Writer writer;
  private Sweeper sweeper;
  private List<CardNumber> cards;

  @BeforeEach
  void start() {
    ledger = TestLedger.start();
    writer = ledger.writer(2, 10_000);
    cards = TestMembers.enrol(ledger, 10);
    sweeper =
        new Sweeper(
            ledger.vertx(), ledger.database(), TestLedger.ID, writer.intake(), Duration.ofHours(1));
  }

  @AfterEach
  void stop() {
    ledger.close();
  }

  private boolean hasMonth(String table, int ahead) {
    return ledger.query(MONTH.formatted(table, ahead)).iterator().next().getBoolean(0);
  }

  /** As if no sweep had come to it in time; what is posted in it stays, beside the rest. */
  private void takeAway(String table, int ahead) {
    ledger.query(
        """
        DO $$
        DECLARE
          part text := '%1$s' || to_char(
            (now() AT TIME ZONE 'UTC')::date + interval '%2$d month', '_YYYY_MM');
        BEGIN
          EXECUTE format('ALTER TABLE %1$s DETACH PARTITION %%I', part);
          EXECUTE format('INSERT INTO %1$s SELECT * FROM %%I', part);
          EXECUTE format('DROP TABLE %%I', part);
        END $$
        """
            .formatted(table, ahead));
  }

  private long rest(String table) {
    return ledger.number("SELECT count(*) FROM " + table + "_rest");
  }

  private List<Delivery> accruals(int count) {
    List<Delivery> deliveries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      deliveries.add(Said.delivery(Said.accrual(cards.get(i % cards.size()), 1)));
    }
    return deliveries;
  }

  private static void assertApplied(List<Answer> answers) {
    answers.forEach(answer -> assertInstanceOf(Answer.Applied.class, answer));
  }

  private static void assertSame(List<Answer> first, List<Answer> again) {
    assertEquals(receipts(first), receipts(again));
  }

  private static List<String> receipts(List<Answer> answers) {
    return answers.stream()
        .map(answer -> assertInstanceOf(Answer.Applied.class, answer))
        .map(applied -> new String(applied.receipt(), UTF_8))
        .toList();
  }

  @Test
  void theComingMonthsHaveTheirPartitionsBeforeTheyBegin() {
    takeAway("batch", 1);
    takeAway("entry", 3);

    await(sweeper.sweep());

    for (int ahead = 0; ahead <= 3; ahead++) {
      assertEquals(true, hasMonth("batch", ahead), "batch " + ahead);
      assertEquals(true, hasMonth("entry", ahead), "entry " + ahead);
    }
  }

  @Test
  void aMonthWithoutPartitionsDoesNotStopPosting() {
    List<Delivery> deliveries = accruals(20);
    takeAway("batch", 0);
    takeAway("entry", 0);

    List<Answer> answers = await(writer.intake().submit(deliveries));

    assertApplied(answers);
    assertSame(answers, await(writer.intake().submit(deliveries)));
    assertEquals(20, ledger.number("SELECT sum(available)::bigint FROM member"));
    assertEquals(List.of(), ledger.audit());
  }

  @Test
  void aMonthThatIsMadeLateTakesItsRowsWhilePostingGoesOn() {
    takeAway("batch", 0);
    takeAway("entry", 0);
    List<Delivery> before = accruals(20);
    List<Answer> answers = await(writer.intake().submit(before));
    List<Future<List<Answer>>> meanwhile = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      meanwhile.add(writer.intake().submit(accruals(10)));
    }

    untilSwept();

    meanwhile.forEach(posted -> assertApplied(await(posted)));
    assertEquals(0, rest("batch"));
    assertEquals(0, rest("entry"));
    assertSame(answers, await(writer.intake().submit(before)));
    assertEquals(520, ledger.number("SELECT sum(available)::bigint FROM member"));
    assertEquals(List.of(), ledger.audit());
  }

  /** A sweep leaves to the next what it cannot lock soon. */
  private void untilSwept() {
    for (int turn = 0; turn < 100 && !(hasMonth("batch", 0) && hasMonth("entry", 0)); turn++) {
      await(sweeper.sweep());
    }
  }
}
