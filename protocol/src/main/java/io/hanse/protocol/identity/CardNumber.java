package io.hanse.protocol.identity;

/**
 * A member's card: 16 digits in the shape of ISO/IEC 7812, a 6-digit prefix that names the home
 * ledger, 9 account digits and the Luhn check digit.
 *
 * @param number the sixteen digits as a number, 1000000000000000 to 9999999999999999
 */
public record CardNumber(long number) implements Comparable<CardNumber> {
  private static final long LOWEST = 1_000_000_000_000_000L;
  private static final long HIGHEST = 9_999_999_999_999_999L;
  private static final long ACCOUNTS = 1_000_000_000L;

  /**
   * Checks length and check digit.
   *
   * @throws IllegalArgumentException when either is wrong
   */
  public CardNumber {
    if (number < LOWEST || number > HIGHEST) {
      throw new IllegalArgumentException("a card has 16 digits and does not begin with 0");
    }
    if (number % 10 != checkDigit(number / 10)) {
      throw new IllegalArgumentException("the card's check digit is wrong");
    }
  }

  /**
   * Reads sixteen digits.
   *
   * @throws IllegalArgumentException when they are not a card
   */
  public static CardNumber parse(String digits) {
    if (digits.length() != 16) {
      throw new IllegalArgumentException("a card has 16 digits");
    }
    long number = 0;
    for (int at = 0; at < 16; at++) {
      char digit = digits.charAt(at);
      if (digit < '0' || digit > '9') {
        throw new IllegalArgumentException("a card has 16 digits");
      }
      number = number * 10 + digit - '0';
    }
    return new CardNumber(number);
  }

  /**
   * The card of one account under a prefix.
   *
   * @param prefix 100000 to 999999
   * @param account 0 to 999999999
   */
  public static CardNumber of(int prefix, long account) {
    if (prefix < 100_000 || prefix > 999_999) {
      throw new IllegalArgumentException("a card prefix has 6 digits: " + prefix);
    }
    if (account < 0 || account >= ACCOUNTS) {
      throw new IllegalArgumentException("an account has at most 9 digits: " + account);
    }
    long body = prefix * ACCOUNTS + account;
    return new CardNumber(body * 10 + checkDigit(body));
  }

  /** The six digits that route to the home ledger. */
  public int prefix() {
    return (int) (number / (ACCOUNTS * 10));
  }

  /** ISO/IEC 7812-1 annex B: every second digit from the right of the body is doubled. */
  private static int checkDigit(long body) {
    int sum = 0;
    boolean doubled = true;
    for (long rest = body; rest > 0; rest /= 10) {
      int digit = (int) (rest % 10);
      int weighted = doubled ? digit * 2 : digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
      doubled = !doubled;
    }
    return (10 - sum % 10) % 10;
  }

  @Override
  public int compareTo(CardNumber other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return Long.toString(number);
  }
}
