package io.hanse.node.ledger.lane;

import io.hanse.node.ledger.intake.Answer;
import io.hanse.node.ledger.intake.Delivery;
import io.hanse.node.ledger.intake.Intake;
import io.hanse.protocol.rejection.RejectionCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One writer: it takes the deliveries that queued during its last commit and makes them the next
 * batch. It waits neither for more deliveries nor for the receipts of repeated messages. {@link
 * LaneAttempt} deals with failures; a lane never stops before its intake is closed.
 */
public final class Lane {
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  /**
   * Messages in a batch, at most, unless one bundle has more. Longer batches gain little, keep
   * members locked and delay a cutoff.
   */
  static final int MOST_MESSAGES = 1_000;

  /** Batches whose repeated messages may still wait for their stored receipts, at most. */
  private static final int MOST_READING = 4;

  private final Intake intake;
  private final LaneParts parts;
  private final LaneConnection connection;
  private final Promise<Void> stopped = Promise.promise();
  private int reading;
  private boolean waiting;

  /** A lane on an intake; {@link #start} makes it run. */
  public Lane(Intake intake, LaneParts parts) {
    this.intake = intake;
    this.parts = parts;
    this.connection = new LaneConnection(parts.store(), parts.assembly().ledger());
  }

  /** Connects, then begins to take messages. Fails where the store cannot be reached. */
  public Future<Void> start() {
    return connection.session().onSuccess(open -> parts.scheduler().next(this::turn)).mapEmpty();
  }

  /** Completes when the intake was closed and is empty and the last batch is answered. */
  public Future<Void> stopped() {
    return stopped.future();
  }

  private void turn() {
    if (reading >= MOST_READING) {
      waiting = true;
      return;
    }
    List<Intake.Unit> units = intake.take(MOST_MESSAGES, () -> parts.scheduler().next(this::turn));
    if (!units.isEmpty()) {
      List<Delivery> deliveries = new ArrayList<>();
      units.forEach(unit -> deliveries.addAll(unit.deliveries()));
      post(deliveries).onComplete(done -> finish(units, deliveries, done.result()));
    } else if (intake.isDrained()) {
      waiting = reading > 0;
      if (!waiting) {
        close();
      }
    }
  }

  /** Never fails. */
  private Future<PendingAnswers> post(List<Delivery> deliveries) {
    return new LaneAttempt(connection, parts, deliveries)
        .run()
        .otherwise(
            failure -> {
              LOG.error("batch of {} messages failed unexpectedly", deliveries.size(), failure);
              return PendingAnswers.of(unknown(deliveries));
            });
  }

  private static List<Answer> unknown(List<Delivery> deliveries) {
    return Answer.turnedAway(deliveries.size(), RejectionCode.OUTCOME_UNKNOWN);
  }

  private void finish(List<Intake.Unit> units, List<Delivery> deliveries, PendingAnswers pending) {
    Future<List<Answer>> answers =
        pending
            .answers()
            .onFailure(failure -> LOG.error("stored receipts of a batch not read", failure))
            .otherwise(failure -> unknown(deliveries));
    if (answers.isComplete()) {
      give(units, answers.result());
    } else {
      reading++;
      answers.onComplete(read -> parts.scheduler().next(() -> giveRead(units, read.result())));
    }
    parts.scheduler().next(this::turn);
  }

  private void giveRead(List<Intake.Unit> units, List<Answer> answers) {
    reading--;
    give(units, answers);
    if (waiting) {
      waiting = false;
      turn();
    }
  }

  private static void give(List<Intake.Unit> units, List<Answer> answers) {
    int at = 0;
    for (Intake.Unit unit : units) {
      unit.answer(answers.subList(at, at + unit.size()));
      at += unit.size();
    }
  }

  private void close() {
    connection.discard().onComplete(done -> stopped.tryComplete());
  }
}
