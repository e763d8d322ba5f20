package io.hanse.node.ledger.lane;

import io.hanse.config.directory.Directory;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.decision.message.Needs;
import io.hanse.node.ledger.batch.BatchRecord;
import io.hanse.node.ledger.batch.BatchSums;
import io.hanse.node.ledger.batch.PostedDelivery;
import io.hanse.node.ledger.intake.Answer;
import io.hanse.node.ledger.intake.Delivery;
import io.hanse.protocol.rejection.RejectionCode;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts some deliveries and retries until each has an answer.
 *
 * <ul>
 *   <li>On a conflict with another lane it retries; after three conflicts it splits the batch.
 *   <li>Where the database refuses or the decision throws, it splits the batch until the one faulty
 *       message stands alone, and sets that message aside; the others are posted.
 *   <li>On a lost connection it retries on a new one. If the commit had happened after all, the
 *       stored keys show it and the answers are the stored receipts. Without a new connection the
 *       answer is {@code unavailable}, or {@code outcome-unknown} where a commit was under way.
 * </ul>
 */
final class LaneAttempt {
  private static final Logger LOG = LoggerFactory.getLogger(LaneAttempt.class);
  private static final int MOST_RUNS = 20;
  private static final int MOST_RUNS_TOGETHER = 3;
  private static final Duration RECONNECT_PAUSE = Duration.ofMillis(200);
  private static final Duration CONFLICT_PAUSE = Duration.ofMillis(5);

  private final LaneConnection connection;
  private final LaneParts parts;
  private final List<Delivery> deliveries;
  private int runs;
  private boolean committing;
  private boolean maybeApplied;

  LaneAttempt(LaneConnection connection, LaneParts parts, List<Delivery> deliveries) {
    this.connection = connection;
    this.parts = parts;
    this.deliveries = deliveries;
  }

  /** Posts the deliveries; completes when the lane may take the next ones. */
  Future<PendingAnswers> run() {
    runs++;
    committing = false;
    return connection
        .session()
        .compose(on -> batch(on).recover(failure -> undo(on, failure)))
        .recover(this::next);
  }

  private Future<PendingAnswers> batch(LaneSession on) {
    Needs needs = Needs.of(deliveries.stream().map(Delivery::submission).toList());
    return on.session()
        .begin(needs)
        .compose(loaded -> drawAccounts(on, needs).compose(drawn -> decide(on, loaded)))
        .compose(decided -> write(on, decided))
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

  private Future<DecidedBatch> decide(LaneSession on, LoadedBatch loaded) {
    return on.directory(parts.directories(), loaded.directoryVersion())
        .compose(directory -> parts.scheduler().compute(() -> decide(on, loaded, directory)));
  }

  private DecidedBatch decide(LaneSession on, LoadedBatch loaded, Directory directory) {
    return DecidedBatch.of(
        deliveries, loaded, directory, parts.assembly(), on.link(), on.numbers());
  }

  private Future<DecidedBatch> write(LaneSession on, DecidedBatch decided) {
    Optional<BatchRecord> record = decided.record();
    if (record.isEmpty()) {
      return on.session().abandon().map(decided);
    }
    committing = true;
    return on.session()
        .commit(record.get())
        .map(
            committed -> {
              committing = false;
              on.advance(record.get());
              announce(on, record.get(), decided.made());
              return decided;
            });
  }

  private Future<PendingAnswers> answer(DecidedBatch decided) {
    Answer otherwise = Answer.turnedAway(RejectionCode.OUTCOME_UNKNOWN);
    return Future.succeededFuture(
        new PendingAnswers(
            storedReceipts(decided.repeated()).map(stored -> decided.answers(stored, otherwise))));
  }

  /** Tells the listener about a committed batch. */
  private void announce(LaneSession on, BatchRecord batch, List<Answer> answers) {
    BatchSums sums = batch.sums();
    try {
      parts
          .listener()
          .committed(
              new CommitListener.Committed(
                  batch.lane(),
                  batch.number(),
                  batch.window(),
                  batch.postedAt(),
                  on.positions().committed(batch.window(), sums.positions),
                  new TreeSet<>(sums.members.keySet()),
                  batch.posted().stream().map(PostedDelivery::delivery).toList(),
                  answers));
    } catch (RuntimeException e) {
      // The batch is committed, and what listeners show is disposable.
      LOG.warn("a listener failed after batch {} of lane {}", batch.number(), batch.lane(), e);
    }
  }

  /**
   * Receipts of messages that were posted before; one that cannot be read now can be asked again.
   */
  private Future<Map<MessageKey, Answer>> storedReceipts(Set<MessageKey> keys) {
    if (keys.isEmpty()) {
      return Future.succeededFuture(Map.of());
    }
    return parts
        .receipts()
        .find(keys)
        .onFailure(failure -> LOG.warn("{} stored receipts not read", keys.size(), failure))
        .otherwise(Map.of());
  }

  /** Ends the failed transaction; the failure stays. */
  private Future<PendingAnswers> undo(LaneSession on, Throwable failure) {
    if (kind(failure) == StoreFailure.Kind.LOST) {
      maybeApplied |= committing;
      return connection.discard().transform(done -> Future.failedFuture(failure));
    }
    return on.session()
        .abandon()
        .transform(
            ended ->
                ended.succeeded()
                    ? Future.<PendingAnswers>failedFuture(failure)
                    : connection
                        .discard()
                        .transform(done -> Future.failedFuture(StoreFailure.lost(failure))));
  }

  private Future<PendingAnswers> next(Throwable failure) {
    return switch (kind(failure)) {
      case CONFLICT ->
          runs >= MOST_RUNS_TOGETHER && deliveries.size() > 1
              ? halves()
              : again(failure, parts.scheduler().pause(CONFLICT_PAUSE.multipliedBy(runs)));
      case LOST -> again(failure, parts.scheduler().pause(RECONNECT_PAUSE));
      case FAULT -> deliveries.size() > 1 ? halves() : setAside(asFailure(failure));
    };
  }

  private Future<PendingAnswers> again(Throwable failure, Future<Void> when) {
    if (runs < MOST_RUNS) {
      return when.compose(now -> run());
    }
    LOG.warn("{} messages not posted after {} runs", deliveries.size(), runs, failure);
    return Future.succeededFuture(
        all(maybeApplied ? RejectionCode.OUTCOME_UNKNOWN : RejectionCode.UNAVAILABLE));
  }

  private Future<PendingAnswers> halves() {
    int middle = deliveries.size() / 2;
    LaneAttempt first = new LaneAttempt(connection, parts, deliveries.subList(0, middle));
    LaneAttempt second =
        new LaneAttempt(connection, parts, deliveries.subList(middle, deliveries.size()));
    first.maybeApplied = maybeApplied;
    second.maybeApplied = maybeApplied;
    return first.run().compose(one -> second.run().map(one::and));
  }

  private Future<PendingAnswers> setAside(StoreFailure failure) {
    MessageKey key = deliveries.getFirst().key();
    LOG.error("message {} of {} set aside", key.id(), key.participant(), failure);
    return parts
        .store()
        .setAside(deliveries.getFirst(), failure)
        .onFailure(also -> LOG.error("message {} not recorded as set aside", key.id(), also))
        .transform(done -> Future.succeededFuture(all(RejectionCode.SET_ASIDE)));
  }

  private PendingAnswers all(RejectionCode code) {
    return PendingAnswers.of(Answer.turnedAway(deliveries.size(), code));
  }

  /** A failure that the store does not report comes from one of the messages. */
  private static StoreFailure.Kind kind(Throwable failure) {
    return asFailure(failure).kind();
  }

  private static StoreFailure asFailure(Throwable failure) {
    return failure instanceof StoreFailure known
        ? known
        : new StoreFailure(StoreFailure.Kind.FAULT, "decision", failure.toString(), failure);
  }
}
