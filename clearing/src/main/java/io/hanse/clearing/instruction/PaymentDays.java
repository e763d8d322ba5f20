package io.hanse.clearing.instruction;

import io.hanse.protocol.amount.CurrencyCode;
import java.util.List;

/**
 * Whether a bank can be named a day for every payment of a file.
 *
 * @param obstacles why not: one reason for each currency whose calendar ends too early; empty where
 *     the file can be written
 * @param withoutHolidays currencies that have no calendar, so that only weekends are avoided
 */
public record PaymentDays(List<String> obstacles, List<CurrencyCode> withoutHolidays) {
  public PaymentDays {
    obstacles = List.copyOf(obstacles);
    withoutHolidays = List.copyOf(withoutHolidays);
  }
}
