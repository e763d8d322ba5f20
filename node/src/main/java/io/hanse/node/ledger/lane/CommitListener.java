package io.hanse.node.ledger.lane;

import io.hanse.node.ledger.intake.Answer;
import io.hanse.node.ledger.intake.Delivery;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.obligation.Position;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Hears of each batch after its commit, on the lane's thread: it must not block or throw. */
@FunctionalInterface
public interface CommitListener {
  /** A batch is in the book. */
  void committed(Committed batch);

  /**
   * What is worth telling of a batch.
   *
   * @param positions the lane's own figures that the batch changed, absolute
   * @param members whose figures it changed
   * @param deliveries its messages; what each did is in {@code answers}, in the same order
   */
  record Committed(
      int lane,
      long number,
      long window,
      Instant postedAt,
      List<Position> positions,
      Set<CardNumber> members,
      List<Delivery> deliveries,
      List<Answer> answers) {}
}
