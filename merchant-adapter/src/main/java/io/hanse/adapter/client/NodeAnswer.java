package io.hanse.adapter.client;

import io.hanse.adapter.outbox.Octets;
import io.hanse.protocol.rejection.RejectionCode;
import java.util.Optional;
import java.util.Set;

/** A node's answer to one message. */
sealed interface NodeAnswer {
  /** The message was applied. */
  record Applied(Octets receipt) implements NodeAnswer {}

  /** The message is refused for good under this id. */
  record Refused(String code, Octets problem) implements NodeAnswer {}

  /** The message was refused; the same message may be accepted later. */
  record RefusedForNow(String code, Octets problem) implements NodeAnswer {}

  /** The outcome is unknown; the same message must be sent again. */
  record NotNow(String reason) implements NodeAnswer {}

  /** The node accepts no message from here: the key, the participant or the address is wrong. */
  record Distrusted(String reason) implements NodeAnswer {}

  /** Refusals that concern the sender or the envelope, and so every message alike. */
  Set<RejectionCode> OF_THE_SENDER =
      Set.of(
          RejectionCode.UNSUPPORTED_MEDIA_TYPE,
          RejectionCode.MALFORMED_ENVELOPE,
          RejectionCode.INVALID_HEADER,
          RejectionCode.WRONG_PARTICIPANT);

  /**
   * Reads the answer to a message that was not applied, alone or in a bundle, or to a bundle as a
   * whole. Only a known code with its own status is final: proxies answer too.
   */
  static NodeAnswer ofRefusal(int status, Octets body) {
    Optional<NodeAnswerReader.Problem> problem = NodeAnswerReader.problem(body);
    if (status == 503 || status == 429) {
      return new NotNow(
          problem
              .map(NodeAnswerReader.Problem::code)
              .orElse("status " + status + " without a reason"));
    }
    if (problem.isPresent()) {
      Optional<RejectionCode> known = RejectionCode.find(problem.get().code());
      if (known.isPresent() && known.get().status() == status) {
        return ofKnown(known.get(), problem.get(), body);
      }
      if (known.isEmpty() && problem.get().isOfHanse()) {
        return new RefusedForNow(problem.get().code(), body);
      }
    }
    return status >= 500 ? new NotNow("status " + status) : new Distrusted(noNode(status));
  }

  private static NodeAnswer ofKnown(
      RejectionCode code, NodeAnswerReader.Problem problem, Octets body) {
    if (code.status() == 401 || OF_THE_SENDER.contains(code)) {
      return new Distrusted(code.code() + ": " + code.meaning());
    }
    return problem.retrySameId()
        ? new RefusedForNow(code.code(), body)
        : new Refused(code.code(), body);
  }

  private static String noNode(int status) {
    return "status "
        + status
        + " is no answer of a node; correct this address in nodes, or what stands before it";
  }
}
