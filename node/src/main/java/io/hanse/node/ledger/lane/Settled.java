package io.hanse.node.ledger.lane;

import io.hanse.node.ledger.intake.Answer;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * Deliveries whose fate is decided: their lane may go on.
 *
 * @param answers one each, in order; receipts from before are perhaps still being read
 */
record Settled(Future<List<Answer>> answers) {
  static Settled at(List<Answer> answers) {
    return new Settled(Future.succeededFuture(answers));
  }

  Settled and(Settled next) {
    return new Settled(
        answers.compose(
            first ->
                next.answers.map(
                    second -> {
                      List<Answer> both = new ArrayList<>(first);
                      both.addAll(second);
                      return both;
                    })));
  }
}
