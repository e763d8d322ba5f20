package io.hanse.node.verification;

/**
 * A JWS in compact serialization exactly as it was received; nothing about it is known yet. The
 * octets are shared, not copied: nobody changes them.
 */
public final class SignedEnvelope {
  private final byte[] octets;

  private SignedEnvelope(byte[] octets) {
    this.octets = octets;
  }

  /**
   * Takes the octets over.
   *
   * @param octets as received; the caller must not change them afterwards
   */
  public static SignedEnvelope of(byte[] octets) {
    return new SignedEnvelope(octets);
  }

  /** The octets as received, shared: not to be changed. */
  public byte[] octets() {
    return octets;
  }

  public int length() {
    return octets.length;
  }
}
