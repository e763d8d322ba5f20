package io.hanse.node.ledger.batch;

import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.ledger.intake.Answer;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.outcome.OutcomeReader;
import io.hanse.protocol.proof.Leaf;
import io.hanse.protocol.proof.MerkleTree;
import io.hanse.protocol.receipt.ReceiptAssembler;
import io.hanse.protocol.rejection.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Assembles the receipts of one batch from its stored octets alone. A lane answers with the same
 * code and the same octets as a reader of the batch years later.
 */
public final class BatchReceipts {
  /**
   * The part of a batch that its receipts are assembled from; see {@link BatchProof}. The arrays
   * are shared: not to be changed.
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  public record Parts(
      int size,
      byte[] header,
      byte[] signature,
      byte[] publicKey,
      byte[] leaves,
      byte[] proofs,
      byte[] outcomes) {}

  private final Parts parts;
  private final MerkleTree tree;
  private final ReceiptAssembler assembler;

  /** The receipts of the batch with these octets. */
  public BatchReceipts(Parts parts) {
    this.parts = parts;
    this.tree = MerkleTree.ofLeafHashes(leaves(parts));
    this.assembler = new ReceiptAssembler(parts.header(), parts.signature(), parts.publicKey());
  }

  private static List<Sha256> leaves(Parts parts) {
    List<Sha256> leaves = new ArrayList<>(parts.size());
    for (int at = 0; at < parts.size(); at++) {
      leaves.add(Sha256.wrap(BatchBlobs.hash(parts.leaves(), at)));
    }
    return leaves;
  }

  /** The answers to all messages of a batch, in its order. */
  public static Map<MessageKey, Answer> of(BatchRecord batch) {
    BatchReceipts receipts = new BatchReceipts(batch.proof().receiptParts());
    Map<MessageKey, Answer> answers = new LinkedHashMap<>();
    for (int at = 0; at < batch.posted().size(); at++) {
      PostedDelivery one = batch.posted().get(at);
      byte[] receipt = receipts.receipt(at, one.outcome());
      answers.put(one.key(), answer(receipt, one.decision().outcome()));
    }
    return answers;
  }

  /** The answer to the message at that position. */
  public Answer answer(int position) {
    byte[] outcome = BatchBlobs.item(parts.outcomes(), position);
    byte[] receipt = receipt(position, outcome);
    return switch (OutcomeReader.read(outcome)) {
      case Result.Accepted<Outcome> read -> answer(receipt, read.value());
      case Result.Refused<Outcome> refused ->
          throw new IllegalStateException("a stored outcome is unreadable: " + refused.rejection());
    };
  }

  private static Answer answer(byte[] receipt, Outcome outcome) {
    return outcome instanceof Outcome.Refused refused
        ? new Answer.Refused(receipt, refused.rejection())
        : new Answer.Applied(receipt);
  }

  private byte[] receipt(int position, byte[] outcome) {
    byte[] own = BatchBlobs.part(parts.proofs(), BatchBlobs.PROOF_LENGTH, position);
    int saltEnd = Sha256.LENGTH + Leaf.SALT_LENGTH;
    return assembler.octets(
        Sha256.wrap(Arrays.copyOf(own, Sha256.LENGTH)),
        outcome,
        Arrays.copyOfRange(own, Sha256.LENGTH, saltEnd),
        Sha256.wrap(Arrays.copyOfRange(own, saltEnd, own.length)),
        position,
        tree.path(position));
  }
}
