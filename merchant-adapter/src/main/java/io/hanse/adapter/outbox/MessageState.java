package io.hanse.adapter.outbox;

import java.time.Instant;
import java.util.List;

/**
 * The state of a message from its first storing to its final answer. The methods are the legal
 * transitions:
 *
 * <pre>
 * Waiting -> Waiting (not now, or not yet)
 *         -> Applied | Refused        final
 *         -> SetAside -> Waiting      when a person asks for it
 * </pre>
 *
 * <p>A message whose answer the ledger did not record {@link Answer#isOpen may be submitted again},
 * changed or not.
 */
public sealed interface MessageState {
  /** Every {@link #name name}. */
  List<String> NAMES = List.of("waiting", "applied", "refused", "set-aside");

  /** The word in the store and on the command line. */
  String name();

  /**
   * To be sent, or sent and not answered. After a crash the two cannot be told apart, and the same
   * message can always be sent again.
   *
   * @param refusals how often it was refused for a reason that may pass
   * @param postponed how often in a row nobody could say what became of it; not kept on disk
   * @param notBefore when it may be sent
   */
  record Waiting(int refusals, int postponed, Instant notBefore) implements MessageState {
    /** A message that was never sent. */
    public static final Waiting NEW = new Waiting(0, 0, Instant.EPOCH);

    @Override
    public String name() {
      return "waiting";
    }

    /** The ledger applied it. */
    public Applied applied(Octets receipt) {
      return new Applied(receipt);
    }

    /** The ledger will never apply it. */
    public Refused refused(String code, Octets problem) {
      return new Refused(code, problem);
    }

    /** Nobody could say; it does not count as a refusal. */
    public Waiting notNow(Instant notBefore) {
      return new Waiting(refusals, postponed + 1, notBefore);
    }

    /** Refused for a reason that may pass, once too often or not yet. */
    public MessageState refusedForNow(
        String code, Octets problem, Instant notBefore, int mostRefusals) {
      return refusals + 1 >= mostRefusals
          ? new SetAside(code, problem)
          : new Waiting(refusals + 1, 0, notBefore);
    }
  }

  /** What became of a message. */
  sealed interface Answer extends MessageState {
    /** What the node said: a receipt or a problem. */
    Octets octets();

    /**
     * Whether the ledger kept nothing under the message's id, so that it may be submitted anew. Had
     * it kept something after all, it would answer with a conflict.
     */
    boolean isOpen();
  }

  /**
   * Applied.
   *
   * @param octets the receipt
   */
  record Applied(Octets octets) implements Answer {
    @Override
    public String name() {
      return "applied";
    }

    @Override
    public boolean isOpen() {
      return false;
    }
  }

  /**
   * Refused for good.
   *
   * @param code the stable code
   * @param octets the problem, with a receipt in it where the ledger recorded the refusal
   */
  record Refused(String code, Octets octets) implements Answer {
    @Override
    public String name() {
      return "refused";
    }

    @Override
    public boolean isOpen() {
      return !RecordedRefusal.isIn(octets);
    }
  }

  /**
   * Refused too often for a reason that could have passed: a dead letter, until a person looks.
   *
   * @param code the last refusal's code
   * @param octets the last problem
   */
  record SetAside(String code, Octets octets) implements Answer {
    @Override
    public String name() {
      return "set-aside";
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    /** To be sent once more, from the start. */
    public Waiting retried() {
      return Waiting.NEW;
    }
  }
}
