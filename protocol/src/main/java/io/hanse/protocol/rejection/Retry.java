package io.hanse.protocol.rejection;

/** What the sender of a refused message should do with it. */
public enum Retry {
  /** The message stays refused; sending it again gets the same answer. */
  NEVER("never"),
  /**
   * Send the same message again, unchanged, once the cause is gone or after {@code Retry-After}.
   */
  SAME_ID("same-id"),
  /** Mend the message and send it under a new id. */
  NEW_ID("new-id");

  private final String text;

  Retry(String text) {
    this.text = text;
  }

  /** The word on the wire. */
  public String text() {
    return text;
  }
}
