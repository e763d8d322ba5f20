package io.hanse.clearing.checking;

import io.hanse.protocol.obligation.Obligation;
import io.hanse.protocol.obligation.ObligationWriter;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.proof.MerkleTree;
import io.hanse.protocol.seal.SealedMessage;
import io.hanse.protocol.seal.WindowBatch;
import io.hanse.protocol.statement.Statement;
import java.util.ArrayList;
import java.util.List;

/** The obligations of one batch, each with what proves that it is there. */
final class BatchEntries {
  private BatchEntries() {}

  /**
   * Returns nothing for a batch without obligations; most have none.
   *
   * @param place the batch's index among those with obligations
   */
  static List<Statement.Entry> of(WindowBatch batch, int place) {
    List<SealedMessage> messages = batch.messages();
    if (messages.stream().allMatch(message -> message.obligations().isEmpty())) {
      return List.of();
    }
    MerkleTree leaves =
        MerkleTree.ofLeafHashes(messages.stream().map(SealedMessage::leaf).toList());
    List<Statement.Entry> entries = new ArrayList<>();
    for (int index = 0; index < messages.size(); index++) {
      if (!messages.get(index).obligations().isEmpty()) {
        entries.addAll(ofMessage(messages.get(index), place, index, leaves.path(index)));
      }
    }
    return entries;
  }

  private static List<Statement.Entry> ofMessage(
      SealedMessage message, int place, int index, List<Sha256> path) {
    List<Obligation> obligations = message.obligations();
    MerkleTree tree =
        MerkleTree.ofLeaves(obligations.stream().map(ObligationWriter::octets).toList());
    List<Statement.Entry> entries = new ArrayList<>();
    for (int position = 0; position < obligations.size(); position++) {
      entries.add(
          new Statement.Entry(
              place,
              index,
              path,
              message.message(),
              message.outcome(),
              position,
              obligations.size(),
              tree.path(position),
              obligations.get(position)));
    }
    return entries;
  }
}
