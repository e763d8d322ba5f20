package io.hanse.node.ledger.lane;

import io.hanse.node.ledger.intake.Answer;
import io.hanse.node.ledger.intake.Delivery;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.obligation.Position;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Is told about each batch after its commit, on the lane's thread; must not block or throw. */
@FunctionalInterface
public interface CommitListener {
  /** A batch was committed. */
  void committed(Committed batch);

  /**
   * A committed batch.
   *
   * @param positions the lane's own positions that the batch changed, as absolute figures
   * @param members the members whose figures it changed
   * @param deliveries its messages; {@code answers} has one answer for each, in the same order
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
