package io.hanse.clearing.fx;

/** A rate, or the reason why there is none that may be used. */
public sealed interface RateAnswer {
  /** The rate to convert with. */
  record Quoted(CrossRate rate) implements RateAnswer {}

  /**
   * No rate; whoever needs it must stop.
   *
   * @param reason what is missing or too old, and what an operator can do about it
   */
  record Refused(String reason) implements RateAnswer {}
}
