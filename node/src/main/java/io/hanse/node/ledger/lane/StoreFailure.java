package io.hanse.node.ledger.lane;

/** Why a call to the store failed; its transaction is rolled back. */
public final class StoreFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** How a lane reacts. */
  public enum Kind {
    /**
     * Another lane holds or took the same rows (unique violation, deadlock, lock time-out): retry.
     */
    CONFLICT,
    /** PostgreSQL refuses the statement; one of the messages is to blame. */
    FAULT,
    /** The connection is lost. A commit that was under way may have happened. */
    LOST
  }

  private final Kind kind;
  private final String code;

  /**
   * A failure.
   *
   * @param code the SQLSTATE, or another name of the error
   */
  public StoreFailure(Kind kind, String code, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.code = code;
  }

  /** The connection is gone, and no message is to blame for it. */
  public static StoreFailure lost(Throwable failure) {
    return new StoreFailure(Kind.LOST, "connection", failure.toString(), failure);
  }

  public Kind kind() {
    return kind;
  }

  public String code() {
    return code;
  }
}
