package io.hanse.node.ledger.lane;

/** Why the store could not do what it was asked; what it was in the middle of is undone. */
public final class StoreFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What a lane makes of it. */
  public enum Kind {
    /**
     * Somebody else was faster or is in the way (unique violation, deadlock, locks): run it again.
     */
    CONFLICT,
    /** PostgreSQL refuses what was asked; one of the messages is to blame. */
    FAULT,
    /** The connection is gone. Only a commit that was under way can have happened. */
    LOST
  }

  private final Kind kind;
  private final String code;

  /**
   * A failure.
   *
   * @param code the SQLSTATE, or what else names the error
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
