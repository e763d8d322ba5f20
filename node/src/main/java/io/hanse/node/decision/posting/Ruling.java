package io.hanse.node.decision.posting;

import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.rejection.Left;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.RejectionCode;

/** What the rules say about one message, before it is put under its key. */
public sealed interface Ruling {
  /** It may be, and this is what it does. */
  record Applied(Outcome outcome, Effects effects) implements Ruling {}

  /** It may not be; the code says whether for good. */
  record Refused(Rejection rejection) implements Ruling {}

  static Ruling refuse(RejectionCode code) {
    return new Refused(Rejection.of(code));
  }

  static Ruling refuse(RejectionCode code, String detail) {
    return new Refused(Rejection.of(code, detail));
  }

  /** Refuses because more was asked for than is left. */
  static Ruling refuse(RejectionCode code, String detail, Left left) {
    return new Refused(Rejection.of(code, detail).leaving(left));
  }

  /** An event of the ledger itself that something else was faster than; nothing is recorded. */
  static Ruling nothingToDo() {
    return refuse(RejectionCode.UNKNOWN_ORIGINAL, "nothing is left to do");
  }
}
