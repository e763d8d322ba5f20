package io.hanse.adapter.outbox;

/**
 * The outbox on disk cannot be used: a full disk, a damaged file, another process. The message is
 * for a person and says the way out.
 */
public final class OutboxFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OutboxFailure(String message) {
    super(message);
  }

  public OutboxFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
