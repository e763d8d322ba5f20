package io.hanse.node.ledger.lane;

import io.hanse.config.directory.Directory;
import io.hanse.node.decision.Decider;
import io.hanse.node.decision.Decision;
import io.hanse.node.decision.Due;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.decision.message.Submission;
import io.hanse.node.decision.posting.LoadedState;
import io.hanse.node.decision.posting.Terms;
import io.hanse.node.ledger.batch.BatchAssembly;
import io.hanse.node.ledger.batch.BatchReceipts;
import io.hanse.node.ledger.batch.BatchRecord;
import io.hanse.node.ledger.batch.ChainLink;
import io.hanse.node.ledger.intake.Answer;
import io.hanse.node.ledger.intake.Delivery;
import io.hanse.node.ledger.intake.OwnEvents;
import io.hanse.protocol.rejection.Rejection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A decided batch, assembled where anything is to be recorded. It keeps the answers back until the
 * commit.
 */
final class DecidedBatch {
  private final List<Delivery> deliveries;
  private final int due;
  private final Map<Integer, Rejection> turnedAway = new HashMap<>();
  private final Set<MessageKey> repeated = new TreeSet<>();
  private final Map<MessageKey, Answer> made = new LinkedHashMap<>();
  private @Nullable BatchRecord record;

  private DecidedBatch(List<Delivery> deliveries, int due) {
    this.deliveries = deliveries;
    this.due = due;
  }

  /**
   * Decides a batch. What is due to its members goes before it as events of the ledger's own, which
   * are recorded like any other and have no sender who waits for an answer.
   */
  static DecidedBatch of(
      List<Delivery> deliveries,
      LoadedBatch loaded,
      Directory directory,
      BatchAssembly assembly,
      ChainLink link,
      LaneNumbers numbers) {
    LoadedState state = loaded.state(Terms.of(directory, assembly.ledger()));
    List<Delivery> all = new ArrayList<>(new OwnEvents(assembly.ledger()).due(Due.of(state)));
    DecidedBatch batch = new DecidedBatch(all, all.size());
    all.addAll(deliveries);
    List<Integer> trusted = batch.judgeKeys(loaded, directory);
    List<Submission> submissions = trusted.stream().map(at -> all.get(at).submission()).toList();
    List<Decision> decisions = Decider.decide(state, submissions, numbers);
    batch.assemble(trusted, decisions, loaded, assembly, link);
    return batch;
  }

  private List<Integer> judgeKeys(LoadedBatch loaded, Directory directory) {
    List<Integer> trusted = new ArrayList<>(deliveries.size());
    for (int at = 0; at < deliveries.size(); at++) {
      Optional<Rejection> fault = KeyCheck.fault(directory, deliveries.get(at), loaded.now());
      if (fault.isPresent()) {
        turnedAway.put(at, fault.get());
      } else {
        trusted.add(at);
      }
    }
    return trusted;
  }

  private void assemble(
      List<Integer> trusted,
      List<Decision> decisions,
      LoadedBatch loaded,
      BatchAssembly assembly,
      ChainLink link) {
    List<Delivery> recorded = new ArrayList<>();
    List<Decision.Posted> posted = new ArrayList<>();
    for (int at = 0; at < decisions.size(); at++) {
      Delivery delivery = deliveries.get(trusted.get(at));
      switch (decisions.get(at)) {
        case Decision.Posted decision -> {
          recorded.add(delivery);
          posted.add(decision);
        }
        case Decision.Repeated repetition -> repeated.add(delivery.key());
        case Decision.TurnedAway decision -> turnedAway.put(trusted.get(at), decision.rejection());
      }
    }
    if (!posted.isEmpty()) {
      BatchRecord assembled =
          assembly.assemble(link, loaded.window(), loaded.now(), recorded, posted);
      record = assembled;
      made.putAll(BatchReceipts.of(assembled));
      repeated.removeAll(made.keySet());
    }
  }

  /** The record to be written; empty where nothing is recorded. */
  Optional<BatchRecord> record() {
    return Optional.ofNullable(record);
  }

  /** Messages that were posted before: their receipts are read from the store. */
  Set<MessageKey> repeated() {
    return repeated;
  }

  /** The answers to the messages that this batch records, in its order. */
  List<Answer> made() {
    return List.copyOf(made.values());
  }

  /**
   * The answers, after the commit.
   *
   * @param stored receipts of the repeated messages
   * @param otherwise where a receipt is missing
   */
  List<Answer> answers(Map<MessageKey, Answer> stored, Answer otherwise) {
    List<Answer> answers = new ArrayList<>(deliveries.size() - due);
    for (int at = due; at < deliveries.size(); at++) {
      Rejection rejection = turnedAway.get(at);
      MessageKey key = deliveries.get(at).key();
      Answer own = made.get(key);
      if (rejection != null) {
        answers.add(new Answer.TurnedAway(rejection));
      } else {
        answers.add(own != null ? own : stored.getOrDefault(key, otherwise));
      }
    }
    return answers;
  }
}
