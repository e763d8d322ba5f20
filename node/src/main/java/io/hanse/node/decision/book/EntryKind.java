package io.hanse.node.decision.book;

import java.util.Locale;

/** Why points moved between two accounts. */
public enum EntryKind {
  /** Issuer to member: points earned. */
  ACCRUAL,
  /** Member to issuer: points spent in one step. */
  REDEMPTION,
  /** Member to held: points authorized. */
  HOLD,
  /** Held to issuer: points captured. */
  CAPTURE,
  /** Held to member: points given back by a void, a lapse or a smaller capture. */
  RELEASE,
  /** Member (or, beyond what is left, debt) to issuer: an accrual taken back. */
  CLAWBACK,
  /**
   * Available points pay a debt: member to the lot's issuer, debt's issuer to debt. Where they make
   * up for a returned purchase before a debt arises, the first of the two alone.
   */
  REPAYMENT,
  /** Issuer to member: a redemption taken back. */
  RESTORE,
  /** A debt ends because what it was for came back: issuer (or held) to debt. */
  DEBT_CANCELLED,
  /** Member to issuer: points lapsed. */
  BREAKAGE,
  /** Issuer to member: points that lapsed, and whose accrual is then taken back. */
  BREAKAGE_REVERSAL;

  /** The word in the ledger and on pages: {@code debt-cancelled}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
