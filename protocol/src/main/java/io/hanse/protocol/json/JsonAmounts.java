package io.hanse.protocol.json;

import static io.hanse.protocol.rejection.RejectionCode.INVALID_AMOUNT;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.amount.Quantity;
import io.hanse.protocol.rejection.RejectionCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How amounts stand in JSON: money as an object of two strings, points as a whole number, a
 * quantity as a decimal string. An unfit amount is noted, not thrown: {@link
 * RejectionCode#INVALID_MESSAGE} comes before {@link RejectionCode#INVALID_AMOUNT} wherever in the
 * message it stands.
 */
public final class JsonAmounts {
  private static final Shape MONEY = Shape.of("currency", "amount");
  private static final Money PLACEHOLDER = Money.zero(CurrencyCode.of("EUR"));

  private JsonAmounts() {}

  /** Money of at least {@code least} minor units. */
  public static Money money(JsonReader json, long least) {
    String currency = null;
    String amount = null;
    json.startObject();
    while (json.nextField(MONEY)) {
      if (json.field().equals("currency")) {
        currency = json.text(0, 40);
      } else {
        amount = decimal(json);
      }
    }
    return money(json, json.required(currency, "currency"), json.required(amount, "amount"), least);
  }

  /** A number where a string must be is an unfit amount, however large its exponent. */
  private static String decimal(JsonReader json) {
    if (json.standsOnNumber()) {
      json.note(INVALID_AMOUNT, "must be a decimal string, not a number");
      return "0";
    }
    return json.text(0, StrictJson.MAX_TEXT);
  }

  private static Money money(JsonReader json, String currency, String amount, long least) {
    Optional<CurrencyCode> known = CurrencyCode.find(currency);
    if (known.isEmpty()) {
      json.note(INVALID_AMOUNT, "currency", "is no ISO 4217 currency");
      return PLACEHOLDER;
    }
    try {
      Money money = Money.parse(known.get(), amount);
      if (money.minorUnits() >= least && !(money.isZero() && amount.charAt(0) == '-')) {
        return money;
      }
      json.note(INVALID_AMOUNT, "amount", least > 0 ? "must be more than zero" : "is too small");
    } catch (NumberFormatException | ArithmeticException unfit) {
      json.note(INVALID_AMOUNT, "amount", String.valueOf(unfit.getMessage()));
    }
    return Money.zero(known.get());
  }

  /** Whole points between {@code least} and {@code most}. */
  public static Points points(JsonReader json, long least, long most) {
    Long points = json.standsOnNumber() ? json.integerOrNull(least, most) : null;
    if (points == null) {
      if (!json.standsOnNumber()) {
        json.integer(least, most);
      }
      json.note(INVALID_AMOUNT, "must be a whole number between " + least + " and " + most);
      return Points.ZERO;
    }
    return Points.of(points);
  }

  public static Quantity quantity(JsonReader json) {
    if (json.standsOnNumber()) {
      json.note(INVALID_AMOUNT, "must be a decimal string, not a number");
      return Quantity.ONE;
    }
    String text = json.text(0, StrictJson.MAX_TEXT);
    @Nullable Quantity quantity = null;
    try {
      quantity = Quantity.parse(text);
    } catch (NumberFormatException | ArithmeticException unfit) {
      json.note(INVALID_AMOUNT, String.valueOf(unfit.getMessage()));
    }
    return quantity == null ? Quantity.ONE : quantity;
  }
}
