package io.hanse.protocol.message;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import java.util.List;

/**
 * What was bought.
 *
 * @param total what the lines add up to
 * @param lines 1 to 1,000, by ascending line number, all in the total's currency
 * @param reference the merchant's own document number, 0 to 64 characters
 */
public record Purchase(Money total, List<PurchaseLine> lines, String reference) {
  public Purchase {
    lines = List.copyOf(lines);
  }

  public CurrencyCode currency() {
    return total.currency();
  }
}
