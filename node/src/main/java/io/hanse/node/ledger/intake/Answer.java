package io.hanse.node.ledger.intake;

import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.RejectionCode;
import java.util.Collections;
import java.util.List;

/** The answer to one delivery. The octets are shared: not to be changed. */
public sealed interface Answer {
  /**
   * The message has its one effect.
   *
   * @param receipt the receipt's octets, the same for ever
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  record Applied(byte[] receipt) implements Answer {}

  /**
   * The message was refused finally, and the refusal is recorded.
   *
   * @param receipt the receipt of the refusal, the same for ever
   * @param rejection why
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  record Refused(byte[] receipt, Rejection rejection) implements Answer {}

  /**
   * Nothing is recorded; the rejection's code says whether to retry. Only {@code outcome-unknown}
   * leaves open whether the message was applied.
   */
  record TurnedAway(Rejection rejection) implements Answer {}

  /** The answer to a message of which nothing is recorded. */
  static Answer turnedAway(RejectionCode code) {
    return new TurnedAway(Rejection.of(code));
  }

  /** The same for each of {@code count} messages. */
  static List<Answer> turnedAway(int count, RejectionCode code) {
    return Collections.nCopies(count, turnedAway(code));
  }
}
