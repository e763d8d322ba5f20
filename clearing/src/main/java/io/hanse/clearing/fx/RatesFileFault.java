package io.hanse.clearing.fx;

import java.io.Serial;

/** Ends the reading of a rates file at its first fault; never leaves this package. */
final class RatesFileFault extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  RatesFileFault(String reason) {
    super(reason);
  }

  static RatesFileFault at(long line, String reason) {
    return new RatesFileFault("line " + line + ": " + reason);
  }

  static RatesFileFault at(long line, int column, String reason) {
    return new RatesFileFault("line " + line + ", column " + column + ": " + reason);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
