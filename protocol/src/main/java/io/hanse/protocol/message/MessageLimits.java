package io.hanse.protocol.message;

/** How large the parts of a message may be. */
public final class MessageLimits {
  /** Octets of a payload, bundle or single. */
  public static final int PAYLOAD_OCTETS = 4 * 1024 * 1024;

  /** Messages of a bundle. */
  public static final int BUNDLE_MESSAGES = 1000;

  /** Lines of a purchase or of a reversal. */
  public static final int LINES = 1000;

  /** The highest line number. */
  public static final int LINE_NUMBER = 1_000_000;

  /** Points of one redemption, authorization, capture or partial reversal. */
  public static final long BURN_POINTS = 1_000_000_000L;

  /** Seconds that an authorization may last: 31 days. */
  public static final int AUTHORIZATION_SECONDS = 31 * 24 * 3600;

  static final int PRESENCE = 128;
  static final int SKU = 64;
  static final int CATEGORY = 64;
  static final int REFERENCE = 64;
  static final int REASON = 200;
  static final int ATTRIBUTES = 16;
  static final int ATTRIBUTE_NAME = 40;
  static final int ATTRIBUTE_VALUE = 64;
  static final int LANGUAGE = 35;
  static final int PROFILE_ENTRIES = 16;
  static final int PROFILE_NAME = 40;
  static final int PROFILE_VALUE = 200;
  static final int CONSENTS = 16;
  static final int CONSENT = 40;

  private MessageLimits() {}
}
