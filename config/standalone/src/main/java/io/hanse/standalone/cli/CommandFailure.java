package io.hanse.standalone.cli;

/** A command that cannot go on, in words for whoever typed it. */
final class CommandFailure extends RuntimeException {
  /** Something that was checked is not right, or a server failed. */
  static final int FAILED = 1;

  /** A file is missing or has faults. */
  static final int BAD_FILE = 3;

  /** A server does not answer, or does not allow it. */
  static final int NO_ANSWER = 4;

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  CommandFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
