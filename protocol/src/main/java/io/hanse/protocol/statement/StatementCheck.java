package io.hanse.protocol.statement;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.identity.KeyId;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.rejection.Rejection;

/** What checking a statement found: that it is right, or the first thing that is not. */
public sealed interface StatementCheck {
  /** Every obligation is under a ledger's seal, and the sums are theirs. */
  record Valid(Statement statement) implements StatementCheck {}

  /** It is no statement, or not in the one spelling that a statement has. */
  record Unreadable(Rejection rejection) implements StatementCheck {}

  /** The signature is not clearing's. */
  record SignatureWrong(KeyId key) implements StatementCheck {}

  /** A seal is not signed by a ledger key that the caller knows. */
  record SealUntrusted(LedgerId ledger, long window) implements StatementCheck {}

  /** A batch is not under its seal. */
  record BatchUnproved(int batch) implements StatementCheck {}

  /** An obligation is not in its batch, stands twice, or is not the participant's. */
  record ObligationUnproved(String obligationId) implements StatementCheck {}

  /** The obligations add up to something else. */
  record TotalDiffers(CurrencyCode currency) implements StatementCheck {}

  default boolean isValid() {
    return this instanceof Valid;
  }
}
