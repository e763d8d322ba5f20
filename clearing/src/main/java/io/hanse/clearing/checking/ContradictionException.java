package io.hanse.clearing.checking;

/**
 * Rolls back the transaction of a window that contradicts another; the store turns it into a value.
 */
final class ContradictionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  ContradictionException(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
