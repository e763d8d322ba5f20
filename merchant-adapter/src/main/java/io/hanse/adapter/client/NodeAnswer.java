package io.hanse.adapter.client;

import io.hanse.adapter.outbox.Octets;

/** What a node said about one message. */
sealed interface NodeAnswer {
  /** It is done. */
  record Applied(Octets receipt) implements NodeAnswer {}

  /** It will never be done under this id. */
  record Refused(String code, Octets problem) implements NodeAnswer {}

  /** It was refused; the same message may be taken later. */
  record RefusedForNow(String code, Octets problem) implements NodeAnswer {}

  /** Nobody can say; the same message must be sent again. */
  record NotNow(String reason) implements NodeAnswer {}

  /** Reads the answer to one message, alone or in a bundle, by its status. */
  static NodeAnswer of(int status, Octets body) {
    if (status == 200) {
      return body.length() == 0 ? new NotNow("an empty answer") : new Applied(body);
    }
    return AnswerReader.problem(body)
        .map(problem -> ofProblem(status, problem, body))
        .orElseGet(() -> new NotNow("status " + status + " without a problem that is known"));
  }

  private static NodeAnswer ofProblem(int status, AnswerReader.Problem problem, Octets body) {
    if (status == 503 || status == 429) {
      return new NotNow(problem.code());
    }
    return problem.retrySameId()
        ? new RefusedForNow(problem.code(), body)
        : new Refused(problem.code(), body);
  }
}
