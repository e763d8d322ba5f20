package io.hanse.node.sealing;

import static io.hanse.testing.Check.check;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.hanse.node.ledger.Said;
import io.hanse.node.ledger.TestLedger;
import io.hanse.node.ledger.TestMembers;
import io.hanse.node.ledger.intake.Answer;
import io.hanse.node.ledger.intake.Delivery;
import io.hanse.node.sweep.Sweeper;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.testing.VertxUnit;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.unit.TestContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A month ends and the next begins, looked after or not. */
@ExtendWith(VertxUnit.class)
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
  void start(TestContext context, Vertx vertx) {
    TestLedger.start(vertx)
        .onSuccess(started -> ledger = started)
        .compose(started -> ledger.writer(2, 10_000))
        .onSuccess(started -> writer = started)
        .compose(started -> TestMembers.enrol(ledger, 10))
        .onComplete(
            context.asyncAssertSuccess(
                enrolled -> {
                  cards = enrolled;
                  sweeper = sweeper();
                }));
  }

  private Sweeper sweeper() {
    return new Sweeper(ledger.database(), TestLedger.ID, writer.intake());
  }

  @AfterEach
  void stop(TestContext context) {
    ledger.close().onComplete(context.asyncAssertSuccess());
  }

  private Future<Boolean> hasMonth(String table, int ahead) {
    return ledger
        .query(MONTH.formatted(table, ahead))
        .map(rows -> rows.iterator().next().getBoolean(0));
  }

  /** As if no sweep had come to it in time; what is posted in it stays, beside the rest. */
  private Future<?> takeAway(String table, int ahead) {
    return ledger.query(
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

  private Future<?> assertRest(long expected, String table) {
    return ledger.assertNumber(expected, "SELECT count(*) FROM " + table + "_rest");
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
  void theComingMonthsHaveTheirPartitionsBeforeTheyBegin(TestContext context) {
    takeAway("batch", 1)
        .compose(taken -> takeAway("entry", 3))
        .compose(taken -> sweeper.sweep())
        .compose(swept -> Future.all(allMonths("batch"), allMonths("entry")))
        .onComplete(context.asyncAssertSuccess());
  }

  private Future<?> allMonths(String table) {
    List<Future<Boolean>> months = new ArrayList<>();
    for (int ahead = 0; ahead <= 3; ahead++) {
      String month = table + " " + ahead;
      months.add(hasMonth(table, ahead).compose(check(has -> assertEquals(true, has, month))));
    }
    return Future.all(months);
  }

  @Test
  void aMonthWithoutPartitionsDoesNotStopPosting(TestContext context) {
    List<Delivery> deliveries = accruals(20);
    takeAway("batch", 0)
        .compose(taken -> takeAway("entry", 0))
        .compose(taken -> writer.intake().submit(deliveries))
        .compose(check(PartitionRolloverTest::assertApplied))
        .compose(
            answers ->
                writer
                    .intake()
                    .submit(deliveries)
                    .compose(check(again -> assertSame(answers, again))))
        .compose(same -> ledger.assertNumber(20, "SELECT sum(available)::bigint FROM member"))
        .compose(earned -> ledger.assertSound())
        .onComplete(context.asyncAssertSuccess());
  }

  @Test
  void aMonthThatIsMadeLateTakesItsRowsWhilePostingGoesOn(TestContext context) {
    List<Delivery> before = accruals(20);
    takeAway("batch", 0)
        .compose(taken -> takeAway("entry", 0))
        .compose(taken -> writer.intake().submit(before))
        .compose(
            answers ->
                sweptMeanwhile()
                    .compose(swept -> writer.intake().submit(before))
                    .compose(check(again -> assertSame(answers, again))))
        .compose(same -> Future.all(assertRest(0, "batch"), assertRest(0, "entry")))
        .compose(moved -> ledger.assertNumber(520, "SELECT sum(available)::bigint FROM member"))
        .compose(earned -> ledger.assertSound())
        .onComplete(context.asyncAssertSuccess());
  }

  private Future<?> sweptMeanwhile() {
    List<Future<List<Answer>>> meanwhile = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      meanwhile.add(writer.intake().submit(accruals(10)));
    }
    return untilSwept(100)
        .compose(swept -> Future.all(meanwhile))
        .compose(
            check(
                posted ->
                    posted.<List<Answer>>list().forEach(PartitionRolloverTest::assertApplied)));
  }

  /** A sweep leaves to the next what it cannot lock soon. */
  private Future<?> untilSwept(int turns) {
    return Future.all(hasMonth("batch", 0), hasMonth("entry", 0))
        .compose(
            months ->
                turns == 0 || !months.<Boolean>list().contains(false)
                    ? Future.succeededFuture()
                    : sweeper.sweep().compose(swept -> untilSwept(turns - 1)));
  }
}
