package io.hanse.protocol.message;

import static io.hanse.protocol.rejection.RejectionCode.INVALID_AMOUNT;
import static io.hanse.protocol.rejection.RejectionCode.INVALID_MESSAGE;

import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Quantity;
import io.hanse.protocol.json.JsonAmounts;
import io.hanse.protocol.json.JsonReader;
import io.hanse.protocol.json.Shape;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads baskets, and the parts of them that come back. */
final class PurchaseFields {
  private static final Shape PURCHASE = Shape.of("total", "lines", "reference");
  private static final Shape LINE =
      Shape.of("line", "sku", "category", "quantity", "amount", "attributes");
  private static final Shape PART = Shape.of("line", "quantity", "amount");

  private PurchaseFields() {}

  static Purchase purchase(JsonReader json) {
    Money total = null;
    List<PurchaseLine> lines = null;
    String reference = "";
    json.startObject();
    while (json.nextField(PURCHASE)) {
      switch (json.field()) {
        case "total" -> total = JsonAmounts.money(json, 0);
        case "lines" -> lines = lines(json);
        default -> reference = json.text(0, MessageLimits.REFERENCE);
      }
    }
    Purchase purchase =
        new Purchase(json.required(total, "total"), json.required(lines, "lines"), reference);
    noteUnfitSum(json, purchase);
    return purchase;
  }

  /** Lines are of the total's currency and add up to it, exactly. */
  private static void noteUnfitSum(JsonReader json, Purchase purchase) {
    long sum = 0;
    for (int at = 0; at < purchase.lines().size(); at++) {
      Money amount = purchase.lines().get(at).amount();
      if (!amount.currency().equals(purchase.currency())) {
        json.note(INVALID_AMOUNT, "lines/" + at + "/amount/currency", "differs from the total's");
        return;
      }
      sum = Math.addExact(sum, amount.minorUnits());
    }
    if (sum != purchase.total().minorUnits()) {
      json.note(INVALID_AMOUNT, "total", "is not the sum of the lines");
    }
  }

  private static List<PurchaseLine> lines(JsonReader json) {
    List<PurchaseLine> lines = new ArrayList<>();
    int last = 0;
    json.startArray();
    while (json.nextElement()) {
      PurchaseLine line = line(json);
      refuseUnordered(json, last, line.line(), lines.size());
      last = line.line();
      lines.add(line);
    }
    refuseEmpty(json, lines);
    return lines;
  }

  private static PurchaseLine line(JsonReader json) {
    Integer line = null;
    String sku = null;
    String category = "";
    Quantity quantity = null;
    Money amount = null;
    Map<String, String> attributes = Map.of();
    json.startObject();
    while (json.nextField(LINE)) {
      switch (json.field()) {
        case "line" -> line = number(json);
        case "sku" -> sku = json.text(1, MessageLimits.SKU);
        case "category" -> category = json.text(0, MessageLimits.CATEGORY);
        case "quantity" -> quantity = JsonAmounts.quantity(json);
        case "amount" -> amount = JsonAmounts.money(json, 0);
        default -> attributes = attributes(json);
      }
    }
    return new PurchaseLine(
        json.required(line, "line"),
        json.required(sku, "sku"),
        category,
        json.required(quantity, "quantity"),
        json.required(amount, "amount"),
        attributes);
  }

  private static Map<String, String> attributes(JsonReader json) {
    Map<String, String> attributes =
        json.texts(
            MessageLimits.ATTRIBUTES, MessageLimits.ATTRIBUTE_NAME, MessageLimits.ATTRIBUTE_VALUE);
    attributes.forEach((name, value) -> refuseUnclearPrescription(json, name, value));
    return attributes;
  }

  /** A law must not be broken for the sake of a capital letter. */
  private static void refuseUnclearPrescription(JsonReader json, String name, String value) {
    if (name.equals(PurchaseLine.PRESCRIPTION)) {
      if (!value.equals(PurchaseLine.YES) && !value.equals(PurchaseLine.NO)) {
        throw json.refuse(INVALID_MESSAGE, name, "must be \"true\" or \"false\"");
      }
    } else if (spelling(name).equals(PurchaseLine.PRESCRIPTION)) {
      throw json.refuse(INVALID_MESSAGE, name, "must be spelled " + PurchaseLine.PRESCRIPTION);
    }
  }

  /** Letters and digits in lower case, whatever stands around and between them. */
  private static String spelling(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .map(Character::toLowerCase)
        // A Turkish program writes the capital I in lower case without its dot.
        .map(letter -> letter == 'ı' ? 'i' : letter)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  static List<LinePart> parts(JsonReader json) {
    List<LinePart> parts = new ArrayList<>();
    int last = 0;
    json.startArray();
    while (json.nextElement()) {
      LinePart part = part(json);
      refuseUnordered(json, last, part.line(), parts.size());
      last = part.line();
      parts.add(part);
    }
    refuseEmpty(json, parts);
    return parts;
  }

  private static LinePart part(JsonReader json) {
    Integer line = null;
    @Nullable Quantity quantity = null;
    @Nullable Money amount = null;
    json.startObject();
    while (json.nextField(PART)) {
      switch (json.field()) {
        case "line" -> line = number(json);
        case "quantity" -> quantity = JsonAmounts.quantity(json);
        default -> amount = JsonAmounts.money(json, 1);
      }
    }
    return new LinePart(
        json.required(line, "line"), Optional.ofNullable(quantity), Optional.ofNullable(amount));
  }

  private static int number(JsonReader json) {
    return (int) json.integer(1, MessageLimits.LINE_NUMBER);
  }

  private static void refuseUnordered(JsonReader json, int last, int line, int before) {
    if (line <= last) {
      throw json.refuse(INVALID_MESSAGE, "line", "line numbers must ascend");
    }
    if (before == MessageLimits.LINES) {
      throw json.refuse(INVALID_MESSAGE, "must have at most " + MessageLimits.LINES + " lines");
    }
  }

  private static void refuseEmpty(JsonReader json, List<?> lines) {
    if (lines.isEmpty()) {
      throw json.refuse(INVALID_MESSAGE, "must have a line");
    }
  }
}
