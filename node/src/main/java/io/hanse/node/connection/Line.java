package io.hanse.node.connection;

import org.jspecify.annotations.Nullable;

/**
 * What is under way on one connection. Used on its event loop alone; times are of {@link
 * System#nanoTime}.
 */
final class Line {
  private static final long NEVER = Long.MIN_VALUE;

  private long handedOn;
  private long answered;
  private boolean answering;
  private boolean receiving;
  private long begun = NEVER;
  private long octets;
  private long mark = NEVER;
  private long octetsAtMark;
  private @Nullable Refusal refusal;
  private long refused;
  private boolean ended;

  /** Octets of a request are about to be decoded. */
  void received(long now) {
    if (begun == NEVER) {
      begin(now);
    }
  }

  private void begin(long now) {
    begun = now;
    mark = now;
    octetsAtMark = octets;
  }

  /** A request's headers are handed on. */
  void requestBegan() {
    handedOn++;
    receiving = true;
    octets = 0;
    octetsAtMark = 0;
  }

  /** Octets of its body are handed on. */
  void bodyReceived(int more) {
    octets += more;
  }

  /** The request that is being received is whole. */
  void requestEnded() {
    receiving = false;
    begun = NEVER;
  }

  /** An answer's head is written. */
  void answerBegan() {
    answering = true;
  }

  /** An answer is written to its end; what the sender sent meanwhile has waited until now. */
  void answerEnded(long now) {
    boolean waited = !wantsMore();
    answering = false;
    answered++;
    if (begun != NEVER && waited && wantsMore()) {
      begin(now);
    }
  }

  /** Whether everything that was handed on is answered. */
  boolean isIdle() {
    return handedOn == answered;
  }

  /** Whether the last request that was handed on still lacks a part of its body. */
  boolean isReceiving() {
    return receiving;
  }

  /** How many requests have been handed on. */
  long handedOn() {
    return handedOn;
  }

  /**
   * Whether more octets are wanted: those of a body, if no earlier request waits for its answer, or
   * those of the next request, if none does.
   */
  boolean wantsMore() {
    long waiting = handedOn - answered;
    return waiting == 0 || (waiting == 1 && receiving);
  }

  /** Nothing more is read; the first reason counts. */
  void refuse(Refusal reason) {
    if (refusal == null) {
      refusal = reason;
      refused = receiving ? handedOn - 1 : handedOn;
    }
  }

  boolean isRefused() {
    return refusal != null;
  }

  /** Whether it is the refused request's turn to be answered. */
  boolean isRefusalDue() {
    return refusal != null && !ended && answered >= refused;
  }

  /** The last answer, unless the refused request has its answer, or a part of it, already. */
  @Nullable Refusal end() {
    ended = true;
    return answered == refused && !answering ? refusal : null;
  }

  /** Whether the last answer is given. */
  boolean isEnded() {
    return ended;
  }

  /** Whether a request takes longer than it may. */
  boolean isLate(long now, Patience patience) {
    return isExpected() && now - begun > patience.request().toNanos();
  }

  /** Whether a body comes too slowly; looks at one stretch of time after the other. */
  boolean isSlow(long now, Patience patience) {
    if (!isExpected() || !receiving || now - mark < patience.body().toNanos()) {
      return false;
    }
    long came = octets - octetsAtMark;
    mark = now;
    octetsAtMark = octets;
    return came < patience.leastRate() * patience.body().toSeconds();
  }

  /** Whether a body is larger than anything that is worth reading. */
  boolean isEndless(Patience patience) {
    return receiving && octets > patience.mostOctets();
  }

  /** Whether the sender is the one who is waited for. */
  private boolean isExpected() {
    return refusal == null && begun != NEVER && wantsMore();
  }
}
