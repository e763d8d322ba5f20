package io.hanse.node.ledger;

import io.hanse.config.database.Database;
import io.hanse.node.context.NodeContext;
import io.hanse.node.ledger.batch.BatchAssembly;
import io.hanse.node.ledger.batch.PersonVault;
import io.hanse.node.ledger.intake.Answer;
import io.hanse.node.ledger.intake.Delivery;
import io.hanse.node.ledger.intake.Intake;
import io.hanse.node.ledger.lane.CommitListener;
import io.hanse.node.ledger.lane.DirectoryCopies;
import io.hanse.node.ledger.lane.LaneParts;
import io.hanse.node.ledger.lane.Lanes;
import io.hanse.node.ledger.postgres.BatchTimings;
import io.hanse.node.ledger.postgres.PostgresBatchStore;
import io.hanse.node.ledger.postgres.ReceiptStore;
import io.hanse.node.metrics.NodeMetrics;
import io.hanse.protocol.message.MessageKind;
import io.hanse.protocol.signing.SigningKey;
import io.vertx.core.Future;
import java.security.SecureRandom;

/** Opens a ledger's writer on one node: an intake and the lanes that empty it into PostgreSQL. */
public final class LedgerWriter {
  private LedgerWriter() {}

  /**
   * Opens the writer.
   *
   * @param directories the ledger's copies of the directory
   * @param key the ledger's key, which signs batches
   * @param listener is told about each commit, besides the node's figures
   * @return the intake, once all lanes take messages from it
   */
  public static Future<Intake> open(
      NodeContext context,
      Database database,
      DirectoryCopies directories,
      SigningKey key,
      CommitListener listener) {
    NodeMetrics metrics = context.metrics();
    Intake intake = new Intake(context.settings().intakeCapacity());
    metrics.watchIntake(intake::queued);
    SecureRandom random = new SecureRandom();
    PersonVault vault = new PersonVault(context.settings().masterKey().octets(), random);
    BatchAssembly assembly = new BatchAssembly(context.ledger(), key, vault, random);
    PostgresBatchStore store =
        new PostgresBatchStore(database, context.name(), new MeasuredTimings(metrics));
    ReceiptStore receipts = new ReceiptStore(database);
    CommitListener measuring =
        batch -> {
          count(metrics, batch);
          listener.committed(batch);
        };
    return Lanes.open(
            context,
            intake,
            scheduler ->
                new LaneParts(store, directories, assembly, receipts, measuring, scheduler))
        .map(intake);
  }

  private static void count(NodeMetrics metrics, CommitListener.Committed batch) {
    metrics.committed(batch.deliveries().size());
    for (int at = 0; at < batch.deliveries().size(); at++) {
      if (batch.deliveries().get(at) instanceof Delivery.Received received
          && batch.answers().get(at) instanceof Answer.Applied) {
        metrics.posted(MessageKind.of(received.message().message()));
      }
    }
  }

  private record MeasuredTimings(NodeMetrics metrics) implements BatchTimings {
    @Override
    public void waitedForCutoff(long nanos) {
      metrics.waitedForCutoff(nanos);
    }

    @Override
    public void committed(long nanos) {
      metrics.written(nanos);
    }
  }
}
