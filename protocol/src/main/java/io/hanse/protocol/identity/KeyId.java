package io.hanse.protocol.identity;

import java.util.regex.Pattern;

/**
 * The RFC 7638 thumbprint of a public key, as it stands in {@code kid}.
 *
 * @param value 32 octets in 43 base64url characters, the last with two zero bits at its end
 */
public record KeyId(String value) implements Comparable<KeyId> {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException when {@code value} does not have it
   */
  public KeyId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a key thumbprint: " + Excerpt.of(value));
    }
  }

  public static KeyId of(String value) {
    return new KeyId(value);
  }

  @Override
  public int compareTo(KeyId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
