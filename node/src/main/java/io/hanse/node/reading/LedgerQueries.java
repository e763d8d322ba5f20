package io.hanse.node.reading;

import io.hanse.config.database.Database;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.ledger.intake.Answer;
import io.hanse.node.ledger.postgres.BatchReadStore;
import io.hanse.node.ledger.postgres.ReceiptStore;
import io.hanse.node.ledger.postgres.ReturnableStore;
import io.hanse.node.reading.ReadAnswer.Found;
import io.hanse.node.reading.ReadAnswer.Missing;
import io.hanse.node.reading.ReadRequest.BalanceOf;
import io.hanse.node.reading.ReadRequest.BatchOf;
import io.hanse.node.reading.ReadRequest.EntriesOf;
import io.hanse.node.reading.ReadRequest.MessageOf;
import io.hanse.node.reading.ReadRequest.ProofOf;
import io.hanse.node.reading.ReadRequest.ReceiptOf;
import io.hanse.node.reading.ReadRequest.SealOf;
import io.hanse.node.reading.ReadRequest.TrialBalanceAt;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.outcome.Balance;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.outcome.OutcomeReader;
import io.hanse.protocol.receipt.Receipt;
import io.hanse.protocol.rejection.Result;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;

/** Answers read requests from this node's own ledger. */
public final class LedgerQueries {
  private static final String JSON = "application/json";

  private final MemberStatementStore members;
  private final WindowReadStore windows;
  private final BatchReadStore batches;
  private final ReceiptStore receipts;
  private final ReturnableStore returnable;
  private final ProofJson proofs;

  public LedgerQueries(LedgerId ledger, Database database) {
    this.members = new MemberStatementStore(database);
    this.windows = new WindowReadStore(database);
    this.batches = new BatchReadStore(database);
    this.receipts = new ReceiptStore(database);
    this.returnable = new ReturnableStore(database);
    this.proofs = new ProofJson(ledger);
  }

  /** The answer; fails when the database does. */
  public Future<ReadAnswer> answer(ReadRequest request) {
    return switch (request) {
      case BalanceOf(var card) -> balance(card);
      case EntriesOf entries -> entries(entries);
      case ReceiptOf(var participant, var id) ->
          receipts.find(new MessageKey(participant, id)).map(LedgerQueries::receipt);
      case MessageOf(var participant, var id) -> message(new MessageKey(participant, id));
      case BatchOf(var lane, var number) -> batch(lane, number);
      case ProofOf(var lane, var number) -> proof(lane, number);
      case SealOf(var window) -> windows.seal(window).map(seal -> json(seal, "not sealed (yet)"));
      case TrialBalanceAt(var window) -> trialBalance(window);
    };
  }

  private static ReadAnswer json(Optional<Buffer> octets, String otherwise) {
    return octets.isPresent() ? new Found(JSON, octets.get()) : new Missing(otherwise);
  }

  private Future<ReadAnswer> balance(CardNumber card) {
    return Future.all(members.balance(card), members.expiring(card))
        .map(
            both -> {
              // Two statements, so the list may be a moment older or newer than the sum.
              Optional<Balance> balance = both.resultAt(0);
              List<ExpiringPoints> expiring = both.resultAt(1);
              return json(
                  balance.map(known -> Buffer.buffer(StatementJson.balance(card, known, expiring))),
                  "the ledger has no member with this card");
            });
  }

  private Future<ReadAnswer> entries(EntriesOf request) {
    return members
        .entries(request.card(), request.before(), request.limit())
        .map(
            page -> {
              Optional<EntryCursor> next =
                  page.size() < request.limit()
                      ? Optional.empty()
                      : Optional.of(page.getLast().at());
              List<PostedMessage> shown =
                  page.stream().filter(message -> isShown(message, request.only())).toList();
              byte[] json = StatementJson.entries(request.card(), shown, next);
              return new Found(JSON, Buffer.buffer(json));
            });
  }

  private static boolean isShown(PostedMessage message, Optional<ParticipantId> only) {
    return only.isEmpty()
        || (OutcomeReader.read(message.outcome().getBytes())
                instanceof Result.Accepted<Outcome>(Outcome outcome)
            && outcome.posted().participant().equals(only.get()));
  }

  private Future<ReadAnswer> message(MessageKey key) {
    return Future.all(receipts.find(key), returnable.left(key))
        .map(
            both ->
                switch (receipt(both.resultAt(0))) {
                  case Found receipt ->
                      new Found(
                          PostedMessageJson.MEDIA_TYPE,
                          PostedMessageJson.octets(receipt.octets(), both.resultAt(1)));
                  case Missing missing -> missing;
                });
  }

  private static ReadAnswer receipt(Optional<Answer> answer) {
    Optional<byte[]> octets =
        answer.flatMap(
            found ->
                switch (found) {
                  case Answer.Applied applied -> Optional.of(applied.receipt());
                  case Answer.Refused refused -> Optional.of(refused.receipt());
                  case Answer.TurnedAway turnedAway -> Optional.empty();
                });
    return octets.isPresent()
        ? new Found(Receipt.MEDIA_TYPE, Buffer.buffer(octets.get()))
        : new Missing("no ledger has this message");
  }

  private Future<ReadAnswer> batch(int lane, long number) {
    return Future.all(batches.header(lane, number), windows.leaves(lane, number))
        .map(
            both -> {
              Optional<BatchReadStore.SignedHeader> header = both.resultAt(0);
              Optional<WindowReadStore.Leaves> leaves = both.resultAt(1);
              return json(
                  header.flatMap(
                      signed ->
                          leaves.map(
                              hashes -> Buffer.buffer(proofs.batch(signed, hashes.leaves())))),
                  "no such batch");
            });
  }

  private Future<ReadAnswer> proof(int lane, long number) {
    return windows
        .leaves(lane, number)
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(new Missing("no such batch"))
                    : proof(lane, number, found.get().window()));
  }

  private Future<ReadAnswer> proof(int lane, long number, long window) {
    return Future.all(windows.seal(window), windows.roots(window))
        .map(
            both -> {
              Optional<Buffer> seal = both.resultAt(0);
              List<WindowReadStore.Root> roots = both.resultAt(1);
              return json(
                  seal.map(octets -> Buffer.buffer(proofs.proof(lane, number, roots, octets))),
                  "the batch's window is not sealed (yet)");
            });
  }

  /** The trial balance of a sealed window, empty where the ledger has no entries. */
  private Future<ReadAnswer> trialBalance(long window) {
    return Future.all(windows.seal(window), windows.trialBalance(window))
        .map(
            both -> {
              Optional<Buffer> seal = both.resultAt(0);
              List<WindowReadStore.TrialRow> rows = both.resultAt(1);
              return json(
                  seal.map(octets -> Buffer.buffer(proofs.trialBalance(rows))),
                  "no trial balance of this window (yet)");
            });
  }
}
