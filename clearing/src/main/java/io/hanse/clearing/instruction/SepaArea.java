package io.hanse.clearing.instruction;

import io.hanse.config.directory.BankAccount;
import io.hanse.protocol.amount.CurrencyCode;
import java.util.Set;

/** Between which accounts a SEPA credit transfer is possible. */
final class SepaArea {
  private static final CurrencyCode EURO = CurrencyCode.of("EUR");

  /**
   * Country codes of the IBANs of the SEPA schemes' area (EPC409-09, of 2025): the European
   * Economic Area, then the others. Territories that have another country's IBANs, such as Jersey,
   * are covered by that country's code.
   */
  private static final Set<String> COUNTRIES =
      Set.of(
          "AT",
          "BE",
          "BG",
          "CY",
          "CZ",
          "DE",
          "DK",
          "EE",
          "ES",
          "FI",
          "FR",
          "GR",
          "HR",
          "HU",
          "IE",
          "IS",
          "IT",
          "LI",
          "LT",
          "LU",
          "LV",
          "MT",
          "NL",
          "NO",
          "PL",
          "PT",
          "RO",
          "SE",
          "SI",
          "SK",
          // Outside the European Economic Area.
          "AD",
          "AL",
          "CH",
          "GB",
          "GI",
          "MC",
          "MD",
          "ME",
          "MK",
          "RS",
          "SM",
          "VA");

  private SepaArea() {}

  /** Whether money in that currency can go from one account to the other by the SEPA scheme. */
  static boolean covers(CurrencyCode currency, BankAccount payer, BankAccount payee) {
    return currency.equals(EURO) && isInside(payer) && isInside(payee);
  }

  /** The account's own country counts, not its holder's. */
  private static boolean isInside(BankAccount account) {
    return switch (account) {
      case BankAccount.Iban(String iban, var bic) -> COUNTRIES.contains(iban.substring(0, 2));
      case BankAccount.Other other -> false;
    };
  }
}
