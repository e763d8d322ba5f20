package io.hanse.protocol.rejection;

import java.util.Optional;

/**
 * One refusal: the code, what exactly is wrong, and where.
 *
 * @param code the stable code
 * @param detail what is wrong in this very message, without personal data
 * @param pointer JSON pointer (RFC 6901) to the place in the message, empty for the whole
 * @param left how much is left, where the message asked for more
 */
public record Rejection(RejectionCode code, String detail, String pointer, Optional<Left> left) {
  public Rejection(RejectionCode code, String detail, String pointer) {
    this(code, detail, pointer, Optional.empty());
  }

  public static Rejection of(RejectionCode code, String detail) {
    return new Rejection(code, detail, "");
  }

  public static Rejection of(RejectionCode code) {
    return new Rejection(code, code.meaning(), "");
  }

  public Rejection at(String pointer) {
    return new Rejection(code, detail, pointer, left);
  }

  /** The same refusal, which says how much is left. */
  public Rejection leaving(Left left) {
    return new Rejection(code, detail, pointer, Optional.of(left));
  }
}
