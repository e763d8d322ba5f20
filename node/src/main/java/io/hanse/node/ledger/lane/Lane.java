package io.hanse.node.ledger.lane;

import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.decision.message.Needs;
import io.hanse.node.ledger.batch.BatchRecord;
import io.hanse.node.ledger.batch.BatchSums;
import io.hanse.node.ledger.batch.PostedDelivery;
import io.hanse.node.ledger.intake.Answer;
import io.hanse.node.ledger.intake.Delivery;
import io.hanse.node.ledger.intake.Intake;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.obligation.Position;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.RejectionCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One writer: it takes whatever has queued while its last batch committed, and makes that the next
 * batch. It does not wait for more, nor for the receipts of what had been posted before. What goes
 * wrong is handled by {@link LaneAttempt}; a lane itself never stops before it is closed.
 */
public final class Lane {
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  /**
   * What a batch holds at most, unless one bundle has more. Longer ones gain little, keep members
   * locked, and let a cutoff wait.
   */
  static final int MOST_MESSAGES = 1_000;

  /** How many batches' repeated messages may still wait for their receipts to be read. */
  private static final int MOST_READING = 4;

  private final Intake intake;
  private final LaneParts parts;
  private final Promise<Void> stopped = Promise.promise();
  private Optional<LaneSession> session = Optional.empty();
  private int reading;
  private boolean waiting;

  /** A lane on that intake; {@link #start} makes it run. */
  public Lane(Intake intake, LaneParts parts) {
    this.intake = intake;
    this.parts = parts;
  }

  /** Connects, then begins to take messages. Fails where the database cannot be reached. */
  public Future<Void> start() {
    return connected().onSuccess(nothing -> parts.turns().next(this::turn)).mapEmpty();
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
    List<Intake.Unit> units = intake.take(MOST_MESSAGES, () -> parts.turns().next(this::turn));
    if (!units.isEmpty()) {
      List<Delivery> deliveries = new ArrayList<>();
      units.forEach(unit -> deliveries.addAll(unit.deliveries()));
      settled(deliveries).onComplete(done -> finish(units, deliveries, done.result()));
    } else if (intake.isDrained()) {
      waiting = reading > 0;
      if (!waiting) {
        close();
      }
    }
  }

  /** Never fails. */
  private Future<Settled> settled(List<Delivery> deliveries) {
    return new LaneAttempt(this, parts, deliveries)
        .run()
        .otherwise(
            failure -> {
              LOG.error("a batch of {} messages went wrong", deliveries.size(), failure);
              return Settled.at(unknown(deliveries));
            });
  }

  private static List<Answer> unknown(List<Delivery> deliveries) {
    Answer unknown = turnedAway(RejectionCode.OUTCOME_UNKNOWN);
    return deliveries.stream().map(delivery -> unknown).toList();
  }

  private void finish(List<Intake.Unit> units, List<Delivery> deliveries, Settled settled) {
    Future<List<Answer>> answers =
        settled
            .answers()
            .onFailure(failure -> LOG.error("receipts went wrong", failure))
            .otherwise(failure -> unknown(deliveries));
    if (answers.isComplete()) {
      give(units, answers.result());
    } else {
      reading++;
      answers.onComplete(read -> parts.turns().next(() -> giveRead(units, read.result())));
    }
    parts.turns().next(this::turn);
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
    session
        .map(open -> open.session().close())
        .orElse(Future.succeededFuture())
        .onComplete(done -> stopped.tryComplete());
  }

  /** The connection, a new one where there is none. */
  Future<LaneSession> connected() {
    if (session.isPresent()) {
      return Future.succeededFuture(session.get());
    }
    return parts
        .store()
        .open()
        .map(
            opened -> {
              LaneSession fresh = new LaneSession(opened, parts.assembly().ledger());
              session = Optional.of(fresh);
              return fresh;
            });
  }

  /** After the connection was lost. Whatever comes next has a new lane id: a new chain. */
  Future<Void> disconnected() {
    Future<Void> closed =
        session.map(lost -> lost.session().close()).orElse(Future.succeededFuture());
    session = Optional.empty();
    return closed.otherwiseEmpty();
  }

  /** Tells whoever listens what was committed. */
  void committed(LaneSession on, BatchRecord batch, List<Answer> answers) {
    BatchSums sums = batch.sums();
    List<Position> positions = on.positions().committed(batch.window(), sums.positions);
    Set<CardNumber> members = new TreeSet<>(sums.members.keySet());
    try {
      parts
          .listener()
          .committed(
              new CommitListener.Committed(
                  batch.lane(),
                  batch.number(),
                  batch.window(),
                  batch.postedAt(),
                  positions,
                  members,
                  batch.posted().stream().map(PostedDelivery::delivery).toList(),
                  answers));
    } catch (RuntimeException e) {
      // What is told after a commit is disposable; the book is not touched by it.
      LOG.warn("a listener failed after batch {} of lane {}", batch.number(), batch.lane(), e);
    }
  }

  static Needs needs(List<Delivery> deliveries) {
    return Needs.of(deliveries.stream().map(Delivery::submission).toList());
  }

  static Answer turnedAway(RejectionCode code) {
    return new Answer.TurnedAway(Rejection.of(code));
  }

  /** Receipts of messages that were posted before; what cannot be read now can be asked again. */
  Future<Map<MessageKey, Answer>> stored(Set<MessageKey> keys) {
    if (keys.isEmpty()) {
      return Future.succeededFuture(Map.of());
    }
    return parts
        .receipts()
        .find(keys)
        .onFailure(failure -> LOG.warn("{} stored receipts not read", keys.size(), failure))
        .otherwise(Map.of());
  }
}
