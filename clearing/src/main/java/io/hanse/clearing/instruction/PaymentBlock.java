package io.hanse.clearing.instruction;

import io.hanse.protocol.amount.CurrencyCode;
import java.time.LocalDate;
import java.util.List;

/**
 * Transfers that one block of the file holds: same currency, same scheme, same day.
 *
 * @param kind what they have in common
 * @param executionDate when the bank is asked to make them, a day of settlement of the currency
 * @param instructions at least one, in their order
 */
record PaymentBlock(Kind kind, LocalDate executionDate, List<Instruction> instructions) {
  PaymentBlock {
    instructions = List.copyOf(instructions);
  }

  /**
   * A currency and a way to pay in it.
   *
   * @param sepa whether the transfers go by the SEPA credit transfer scheme
   */
  record Kind(CurrencyCode currency, boolean sepa) {}

  /** Names the block in its file, and the file in all files of the operator. */
  String id(long cycle) {
    return "HANSE-C%d-%s%s".formatted(cycle, kind.currency(), kind.sepa() ? "-SEPA" : "");
  }
}
