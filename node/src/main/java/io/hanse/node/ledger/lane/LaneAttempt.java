package io.hanse.node.ledger.lane;

import io.hanse.config.directory.Directory;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.decision.message.Needs;
import io.hanse.node.ledger.batch.BatchRecord;
import io.hanse.node.ledger.intake.Answer;
import io.hanse.node.ledger.intake.Delivery;
import io.hanse.protocol.rejection.RejectionCode;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings some deliveries to an end, whatever it takes.
 *
 * <ul>
 *   <li>Somebody else was faster: the same again, on what is there now; in halves where that does
 *       not help.
 *   <li>The database refuses, or the decision breaks: halves, until the one message that is to
 *       blame stands alone; it is set aside and nobody else suffers.
 *   <li>The connection is lost: the same again on a new one. Had the commit happened after all, the
 *       stored keys say so, and the answers are the stored receipts. Without a new connection the
 *       answer is {@code unavailable}, or {@code outcome-unknown} where a commit was under way.
 * </ul>
 */
final class LaneAttempt {
  private static final Logger LOG = LoggerFactory.getLogger(LaneAttempt.class);
  private static final int MOST_RUNS = 20;
  private static final int MOST_RUNS_TOGETHER = 3;
  private static final Duration RECONNECT_PAUSE = Duration.ofMillis(200);
  private static final Duration CONFLICT_PAUSE = Duration.ofMillis(5);

  private final Lane lane;
  private final LaneParts parts;
  private final List<Delivery> deliveries;
  private int runs;
  private boolean committing;
  private boolean maybeApplied;

  LaneAttempt(Lane lane, LaneParts parts, List<Delivery> deliveries) {
    this.lane = lane;
    this.parts = parts;
    this.deliveries = deliveries;
  }

  /** Completes when the lane may go on. */
  Future<Settled> run() {
    runs++;
    committing = false;
    return lane.connected()
        .compose(on -> batch(on).recover(failure -> undo(on, failure)))
        .recover(this::next);
  }

  private Future<Settled> batch(LaneSession on) {
    Needs needs = Lane.needs(deliveries);
    return on.session()
        .begin(needs)
        .compose(loaded -> drawAccounts(on, needs).compose(drawn -> work(on, loaded)))
        .compose(worked -> write(on, worked))
        .compose(this::answer);
  }

  private static Future<Void> drawAccounts(LaneSession on, Needs needs) {
    if (needs.enrolments() == 0) {
      return Future.succeededFuture();
    }
    return on.session()
        .accounts(needs.enrolments())
        .onSuccess(accounts -> on.numbers().setAccounts(accounts))
        .mapEmpty();
  }

  private Future<Worked> work(LaneSession on, LoadedBatch loaded) {
    return on.directory(parts.directories(), loaded.directoryVersion())
        .compose(directory -> parts.turns().compute(() -> worked(on, loaded, directory)));
  }

  private Worked worked(LaneSession on, LoadedBatch loaded, Directory directory) {
    return Worked.of(deliveries, loaded, directory, parts.assembly(), on.link(), on.numbers());
  }

  private Future<Worked> write(LaneSession on, Worked worked) {
    Optional<BatchRecord> record = worked.record();
    if (record.isEmpty()) {
      return on.session().abandon().map(worked);
    }
    committing = true;
    return on.session()
        .commit(record.get())
        .map(
            committed -> {
              committing = false;
              on.advance(record.get());
              lane.committed(on, record.get(), worked.made());
              return worked;
            });
  }

  private Future<Settled> answer(Worked worked) {
    Answer otherwise = Lane.turnedAway(RejectionCode.OUTCOME_UNKNOWN);
    return Future.succeededFuture(
        new Settled(
            lane.stored(worked.repeated()).map(stored -> worked.answers(stored, otherwise))));
  }

  /** Ends the transaction that failed; the failure stays. */
  private Future<Settled> undo(LaneSession on, Throwable failure) {
    if (kind(failure) == StoreFailure.Kind.LOST) {
      maybeApplied |= committing;
      return lane.disconnected().transform(done -> Future.failedFuture(failure));
    }
    return on.session()
        .abandon()
        .transform(
            ended ->
                ended.succeeded()
                    ? Future.<Settled>failedFuture(failure)
                    : lane.disconnected()
                        .transform(done -> Future.failedFuture(StoreFailure.lost(failure))));
  }

  private Future<Settled> next(Throwable failure) {
    return switch (kind(failure)) {
      case CONFLICT ->
          runs >= MOST_RUNS_TOGETHER && deliveries.size() > 1
              ? halves()
              : again(failure, parts.turns().pause(CONFLICT_PAUSE.multipliedBy(runs)));
      case LOST -> again(failure, parts.turns().pause(RECONNECT_PAUSE));
      case FAULT -> deliveries.size() > 1 ? halves() : setAside(asFailure(failure));
    };
  }

  private Future<Settled> again(Throwable failure, Future<Void> when) {
    if (runs < MOST_RUNS) {
      return when.compose(now -> run());
    }
    LOG.warn("{} messages not posted after {} runs", deliveries.size(), runs, failure);
    return Future.succeededFuture(
        all(maybeApplied ? RejectionCode.OUTCOME_UNKNOWN : RejectionCode.UNAVAILABLE));
  }

  private Future<Settled> halves() {
    int middle = deliveries.size() / 2;
    LaneAttempt first = new LaneAttempt(lane, parts, deliveries.subList(0, middle));
    LaneAttempt second =
        new LaneAttempt(lane, parts, deliveries.subList(middle, deliveries.size()));
    first.maybeApplied = maybeApplied;
    second.maybeApplied = maybeApplied;
    return first.run().compose(one -> second.run().map(one::and));
  }

  private Future<Settled> setAside(StoreFailure failure) {
    MessageKey key = deliveries.getFirst().key();
    LOG.error("message {} of {} is set aside", key.id(), key.participant(), failure);
    return parts
        .store()
        .setAside(deliveries.getFirst(), failure)
        .onFailure(also -> LOG.error("message {} is not even on the list", key.id(), also))
        .transform(done -> Future.succeededFuture(all(RejectionCode.SET_ASIDE)));
  }

  private Settled all(RejectionCode code) {
    Answer answer = Lane.turnedAway(code);
    return Settled.at(deliveries.stream().map(delivery -> answer).toList());
  }

  /** Whatever is not the store's own word about itself comes from one of the messages. */
  private static StoreFailure.Kind kind(Throwable failure) {
    return asFailure(failure).kind();
  }

  private static StoreFailure asFailure(Throwable failure) {
    return failure instanceof StoreFailure known
        ? known
        : new StoreFailure(StoreFailure.Kind.FAULT, "decision", failure.toString(), failure);
  }
}
