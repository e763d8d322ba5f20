package io.hanse.adapter.cli;

/** The exit codes of the program. */
final class ExitCode {
  /** All is well. */
  static final int OK = 0;

  /** It ended, but something was refused, was set aside or does not hold. */
  static final int REFUSED = 1;

  /** The command, the settings, a mapping or a file cannot be used. */
  static final int UNUSABLE = 2;

  /** Messages wait in the outbox; run it again. */
  static final int WAITING = 3;

  /** A fault of the program or of the machine. */
  static final int FAULT = 70;

  /** Stopped by Ctrl-C; the Java machine itself ends with it. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
