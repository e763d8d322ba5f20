package io.hanse.adapter.outbox;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Octets that are kept as they are: of a message, of a receipt. */
public final class Octets {
  private static final Octets NONE = new Octets(new byte[0]);

  private final byte[] octets;

  private Octets(byte[] octets) {
    this.octets = octets;
  }

  public static Octets of(byte[] octets) {
    return octets.length == 0 ? NONE : new Octets(octets.clone());
  }

  /** Part of an array. */
  public static Octets of(byte[] octets, int from, int to) {
    return new Octets(Arrays.copyOfRange(octets, from, to));
  }

  public static Octets none() {
    return NONE;
  }

  /** A copy of the octets. */
  public byte[] toArray() {
    return octets.clone();
  }

  public int length() {
    return octets.length;
  }

  /** The octets as UTF-8 text. */
  public String text() {
    return new String(octets, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets that && Arrays.equals(octets, that.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  @Override
  public String toString() {
    return octets.length + " octets";
  }
}
