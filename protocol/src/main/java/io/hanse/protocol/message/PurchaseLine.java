package io.hanse.protocol.message;

import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Quantity;
import java.util.Map;

/**
 * One line of a basket.
 *
 * @param line its number within the message, 1 to 1,000,000
 * @param sku the article, 1 to 64 characters
 * @param category the article's group, 0 to 64 characters; rules look at it
 * @param quantity how much of it
 * @param amount what was paid for the line, zero or more
 * @param attributes further facts by name, at most 16; {@code prescription} is {@code true} or
 *     {@code false}
 */
public record PurchaseLine(
    int line,
    String sku,
    String category,
    Quantity quantity,
    Money amount,
    Map<String, String> attributes) {
  static final String PRESCRIPTION = "prescription";
  static final String YES = "true";
  static final String NO = "false";

  public PurchaseLine {
    attributes = Map.copyOf(attributes);
  }

  /** Whether the line was sold on prescription, for which law forbids to give points. */
  public boolean isPrescription() {
    return YES.equals(attributes.get(PRESCRIPTION));
  }
}
