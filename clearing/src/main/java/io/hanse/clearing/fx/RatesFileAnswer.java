package io.hanse.clearing.fx;

/** The rates of a file, or the reason why none of them may be used. */
public sealed interface RatesFileAnswer {
  /** The whole file was understood. */
  record Read(ReferenceRates rates) implements RatesFileAnswer {}

  /**
   * The file has a fault; no rate of it is used.
   *
   * @param reason the first fault with its line and column, both counted from 1
   */
  record Refused(String reason) implements RatesFileAnswer {}
}
