package io.hanse.clearing;

import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.obligation.Obligation;
import io.hanse.protocol.octets.Base64Url;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.proof.BatchHeader;
import io.hanse.protocol.proof.MerkleTree;
import io.hanse.protocol.seal.Gross;
import io.hanse.protocol.seal.SealedMessage;
import io.hanse.protocol.seal.WindowBatch;
import io.hanse.protocol.seal.WindowSeal;
import io.hanse.protocol.signing.SigningKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Batches and seals of one ledger with one lane, each of at most three messages. */
public final class Windows {
  static final int LANE = 1;

  private static final int BATCH_SIZE = 3;
  private static final Instant CLOSED = Instant.parse("2026-04-13T09:30:00Z");

  /** After every cycle of these tests has been closed. */
  private static final Instant SEALED = Instant.parse("2026-07-01T00:00:00Z");

  private final LedgerId ledger;
  private final SigningKey key;
  private final Map<Long, List<WindowBatch>> batches = new HashMap<>();
  private long number;
  private Sha256 previousHeader = Sha256.ZERO;
  private Sha256 previousSeal = Sha256.ZERO;

  public Windows(LedgerId ledger, SigningKey key) {
    this.ledger = ledger;
    this.key = key;
  }

  long nextBatch() {
    return number + 1;
  }

  public synchronized List<WindowBatch> batches(long window) {
    return batches.getOrDefault(window, List.of());
  }

  /** Ends a window with those messages. */
  public WindowSeal seal(long window, List<SealedMessage> messages) {
    return seal(window, SEALED, messages);
  }

  /** Ends a window at that time. */
  public synchronized WindowSeal seal(long window, Instant sealedAt, List<SealedMessage> messages) {
    List<WindowBatch> made = new ArrayList<>();
    for (int from = 0; from < messages.size(); from += BATCH_SIZE) {
      made.add(batch(window, messages.subList(from, Math.min(from + BATCH_SIZE, messages.size()))));
    }
    batches.put(window, List.copyOf(made));
    WindowSeal seal = seal(window, sealedAt, made, messages);
    previousSeal = seal.digest();
    return seal;
  }

  /** Forgets what came before, so that the next batch begins its lane anew. */
  public synchronized void beginLaneAgain() {
    number = 0;
    previousHeader = Sha256.ZERO;
  }

  private WindowBatch batch(long window, List<SealedMessage> messages) {
    number++;
    Sha256 root =
        MerkleTree.ofLeafHashes(messages.stream().map(SealedMessage::leaf).toList()).root();
    BatchHeader header =
        new BatchHeader(
            ledger, LANE, number, window, messages.size(), root, previousHeader, CLOSED, key.id());
    previousHeader = Sha256.of(header.octets());
    return new WindowBatch(
        header, Base64Url.encode(key.sign(header.octets())), List.copyOf(messages));
  }

  private WindowSeal seal(
      long window, Instant sealedAt, List<WindowBatch> made, List<SealedMessage> messages) {
    List<byte[]> roots = made.stream().map(batch -> batch.header().root().octets()).toList();
    return new WindowSeal(
            ledger,
            window,
            sealedAt,
            made.size(),
            messages.size(),
            gross(messages),
            MerkleTree.ofLeaves(roots).root().hex(),
            previousSeal.hex(),
            key.id(),
            "")
        .signedBy(key);
  }

  private static List<Gross> gross(List<SealedMessage> messages) {
    Map<String, Gross> sums = new TreeMap<>();
    for (SealedMessage message : messages) {
      for (Obligation each : message.obligations()) {
        sums.merge(
            each.debtor() + " " + each.creditor() + " " + each.amount().currency(),
            new Gross(each.debtor(), each.creditor(), each.amount(), 1),
            (one, other) ->
                new Gross(
                    one.debtor(),
                    one.creditor(),
                    one.amount().plus(other.amount()),
                    one.count() + other.count()));
      }
    }
    return List.copyOf(sums.values());
  }
}
