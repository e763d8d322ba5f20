package io.hanse.protocol.rejection;

/**
 * One refusal: the code, what exactly is wrong, and where.
 *
 * @param code the stable code
 * @param detail what is wrong in this very message, without personal data
 * @param pointer JSON pointer (RFC 6901) to the place in the message, empty for the whole
 */
public record Rejection(RejectionCode code, String detail, String pointer) {
  public static Rejection of(RejectionCode code, String detail) {
    return new Rejection(code, detail, "");
  }

  public static Rejection of(RejectionCode code) {
    return new Rejection(code, code.meaning(), "");
  }

  public Rejection at(String pointer) {
    return new Rejection(code, detail, pointer);
  }
}
