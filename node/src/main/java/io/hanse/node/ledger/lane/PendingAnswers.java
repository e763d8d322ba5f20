package io.hanse.node.ledger.lane;

import io.hanse.node.ledger.intake.Answer;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * The answers to deliveries that are posted or turned away; their lane may go on meanwhile.
 *
 * @param answers one each, in order; completes when the stored receipts of repetitions are read
 */
record PendingAnswers(Future<List<Answer>> answers) {
  static PendingAnswers of(List<Answer> answers) {
    return new PendingAnswers(Future.succeededFuture(answers));
  }

  PendingAnswers and(PendingAnswers next) {
    return new PendingAnswers(
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
