package io.hanse.node.decision.book;

/** Why points moved between two accounts. */
public enum EntryKind {
  /** Issuer to member: points earned. */
  ACCRUAL("accrual"),
  /** Member to issuer: points spent in one step. */
  REDEMPTION("redemption"),
  /** Member to held: points authorized. */
  HOLD("hold"),
  /** Held to issuer: points captured. */
  CAPTURE("capture"),
  /** Held to member: points given back by a void, a lapse or a smaller capture. */
  RELEASE("release"),
  /** Member (or, beyond what is left, debt) to issuer: an accrual taken back. */
  CLAWBACK("clawback"),
  /**
   * Available points pay a debt: member to the lot's issuer, debt's issuer to debt. Where they make
   * up for a returned purchase before a debt arises, the first of the two alone.
   */
  REPAYMENT("repayment"),
  /** Issuer to member: a redemption taken back. */
  RESTORE("restore"),
  /** A debt ends because what it was for came back: issuer (or held) to debt. */
  DEBT_CANCELLED("debt-cancelled"),
  /** Member to issuer: points lapsed. */
  BREAKAGE("breakage"),
  /** Issuer to member: points that lapsed, and whose accrual is then taken back. */
  BREAKAGE_REVERSAL("breakage-reversal");

  private final String code;

  EntryKind(String code) {
    this.code = code;
  }

  /** The word in answers and on pages: {@code debt-cancelled}. */
  public String code() {
    return code;
  }
}
