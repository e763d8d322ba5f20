package io.hanse.clearing.instruction;

import java.time.LocalDate;

/** A day on which a currency's payments are settled, or why none can be named. */
sealed interface SettlementDay {
  /** The day. */
  record Known(LocalDate date) implements SettlementDay {}

  /**
   * The calendar does not reach that far.
   *
   * @param reason which calendar ends where, for an operator
   */
  record Unknown(String reason) implements SettlementDay {}
}
