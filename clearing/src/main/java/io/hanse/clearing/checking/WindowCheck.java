package io.hanse.clearing.checking;

import io.hanse.clearing.netting.Netting;
import io.hanse.config.directory.Directory;
import io.hanse.config.directory.KeyEntry;
import io.hanse.config.directory.LedgerKey;
import io.hanse.protocol.identity.KeyId;
import io.hanse.protocol.obligation.Obligation;
import io.hanse.protocol.octets.Base64Url;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.proof.BatchHeader;
import io.hanse.protocol.proof.MerkleTree;
import io.hanse.protocol.rejection.Result;
import io.hanse.protocol.seal.Gross;
import io.hanse.protocol.seal.SealedMessage;
import io.hanse.protocol.seal.WindowBatch;
import io.hanse.protocol.seal.WindowSeal;
import io.hanse.protocol.signing.VerifyingKey;
import io.hanse.protocol.statement.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Recomputes a window from the batches that its ledger hands over, one line at a time, and compares
 * it with the seal. The first fault is final; later lines are ignored.
 */
public final class WindowCheck {
  private final WindowSeal seal;
  private final Directory directory;
  private final List<Sha256> roots = new ArrayList<>();
  private final List<Kept> kept = new ArrayList<>();
  private final List<Statement.Entry> entries = new ArrayList<>();
  private final Set<String> obligationIds = new HashSet<>();
  private final SortedMap<Integer, LaneSpan> lanes = new TreeMap<>();
  private Optional<BatchHeader> last = Optional.empty();
  private Optional<String> fault = Optional.empty();
  private long messages;

  /** A batch with obligations, and its index among all batches of the window. */
  private record Kept(int index, BatchHeader header) {}

  public WindowCheck(WindowSeal seal, Directory directory) {
    this.seal = seal;
    this.directory = directory;
  }

  /** Takes the next line: a batch. */
  public void line(byte[] octets) {
    if (fault.isPresent()) {
      return;
    }
    switch (WindowBatch.read(octets)) {
      case Result.Refused<WindowBatch>(var rejection) ->
          fault =
              Optional.of(
                  "batch %d of the window cannot be read: %s %s"
                      .formatted(roots.size() + 1, rejection.pointer(), rejection.detail()));
      case Result.Accepted<WindowBatch>(WindowBatch batch) -> {
        fault = batchFault(batch).map(what -> name(batch.header()) + " " + what);
        if (fault.isEmpty()) {
          take(batch);
        }
      }
    }
  }

  private void take(WindowBatch batch) {
    List<Statement.Entry> found = BatchEntries.of(batch, kept.size());
    if (!found.isEmpty()) {
      kept.add(new Kept(roots.size(), batch.header()));
      entries.addAll(found);
    }
    roots.add(batch.header().root());
    messages += batch.messages().size();
    last = Optional.of(batch.header());
    lanes.merge(batch.header().lane(), LaneSpan.of(batch.header()), LaneSpan::to);
  }

  private Optional<String> batchFault(WindowBatch batch) {
    BatchHeader header = batch.header();
    if (!header.ledger().equals(seal.ledger()) || header.window() != seal.window()) {
      return Optional.of("belongs to another window");
    }
    if (!follows(header)) {
      return Optional.of("is out of order or does not continue its lane");
    }
    if (header.size() != batch.messages().size()) {
      return Optional.of(
          "has %d messages and states %d".formatted(batch.messages().size(), header.size()));
    }
    if (!batch.root().equals(header.root())) {
      return Optional.of("does not give the root that was signed");
    }
    if (!isSigned(batch)) {
      return Optional.of("is not signed by its ledger");
    }
    return obligationFault(batch);
  }

  /** By lane, then number; within a lane each header names the one before. */
  private boolean follows(BatchHeader header) {
    return last.map(
            before ->
                header.lane() == before.lane()
                    ? header.number() == before.number() + 1
                        && header.previous().equals(Sha256.of(before.octets()))
                    : header.lane() > before.lane())
        .orElse(true);
  }

  private boolean isSigned(WindowBatch batch) {
    Optional<VerifyingKey> signer = keyOfLedger(batch.header().key());
    Optional<byte[]> signature = Base64Url.decode(batch.signature());
    return signer.isPresent()
        && signature.isPresent()
        && signer.get().verify(batch.header().octets(), signature.get());
  }

  private Optional<VerifyingKey> keyOfLedger(KeyId id) {
    return directory
        .ledgerKey(id)
        .filter(known -> known.ledger().id().equals(seal.ledger()))
        .map(LedgerKey::key)
        .map(KeyEntry::verifyingKey);
  }

  private Optional<String> obligationFault(WindowBatch batch) {
    for (SealedMessage message : batch.messages()) {
      for (Obligation obligation : message.obligations()) {
        if (!obligation.ledger().equals(seal.ledger())) {
          return Optional.of("has an obligation of " + obligation.ledger());
        }
        if (!obligationIds.add(obligation.obligationId())) {
          return Optional.of("has obligation " + obligation.obligationId() + " again");
        }
      }
    }
    return Optional.empty();
  }

  /** The first contradiction of the seal, once all lines have been taken. */
  public Optional<String> fault() {
    return fault.or(this::sealFault);
  }

  private Optional<String> sealFault() {
    if (roots.size() != seal.batches() || messages != seal.messages()) {
      return Optional.of(
          "the window has %d batches and %d messages, its seal states %d and %d"
              .formatted(roots.size(), messages, seal.batches(), seal.messages()));
    }
    if (!tree().root().hex().equals(seal.root())) {
      return Optional.of("the window's batches do not give the root of its seal");
    }
    if (!Netting.byPair(figures()).equals(Netting.byPair(seal.gross()))) {
      return Optional.of("the window's obligations do not add up to the gross sums of its seal");
    }
    return Optional.empty();
  }

  private List<Gross> figures() {
    return entries.stream()
        .map(Statement.Entry::obligation)
        .map(each -> new Gross(each.debtor(), each.creditor(), each.amount(), 1))
        .toList();
  }

  private MerkleTree tree() {
    return MerkleTree.ofLeaves(roots.stream().map(Sha256::octets).toList());
  }

  /** The checked window, with the ledger's trial balance. */
  public CheckedWindow window(List<TrialBalanceRow> trialBalance) {
    MerkleTree tree = tree();
    List<Statement.Batch> batches =
        kept.stream()
            .map(
                each ->
                    new Statement.Batch(0, each.index(), tree.path(each.index()), each.header()))
            .toList();
    return new CheckedWindow(
        seal.ledger(), seal.window(), List.copyOf(lanes.values()), batches, entries, trialBalance);
  }

  private static String name(BatchHeader header) {
    return "batch " + header.lane() + "-" + header.number();
  }
}
