package io.hanse.protocol.receipt;

import io.hanse.protocol.identity.KeyId;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.rejection.Rejection;

/** What checking a receipt found: that it is right, or the first thing that is not. */
public sealed interface ReceiptCheck {
  /** The ledger's key signed a batch that contains exactly this outcome of exactly this message. */
  record Valid(Receipt receipt) implements ReceiptCheck {}

  /** It is no receipt, or not in the one spelling that a receipt has. */
  record Unreadable(Rejection rejection) implements ReceiptCheck {}

  /** The batch names another key than the one that the receipt carries. */
  record KeyDiffers(KeyId named, KeyId carried) implements ReceiptCheck {}

  /** The key is none of those that the caller trusts. */
  record KeyUntrusted(KeyId key) implements ReceiptCheck {}

  /** The outcome is of another ledger than the batch. */
  record LedgerDiffers(LedgerId outcome, LedgerId batch) implements ReceiptCheck {}

  /** The signature is not the key's over the batch's header. */
  record SignatureWrong(KeyId key) implements ReceiptCheck {}

  /** Message, outcome, salt, obligations, place or path: the batch's root is not reached. */
  record NotInBatch(Sha256 leaf, Sha256 root) implements ReceiptCheck {}

  /** The receipt is right, but of another message than the one given. */
  record OtherMessage(Sha256 given, Sha256 receipted) implements ReceiptCheck {}

  default boolean isValid() {
    return this instanceof Valid;
  }

  /** One sentence for a person. */
  default String text() {
    return switch (this) {
      case Valid valid ->
          "valid: ledger "
              + valid.receipt.batch().ledger()
              + " signed batch "
              + valid.receipt.batch().lane()
              + "-"
              + valid.receipt.batch().number()
              + " with this outcome";
      case Unreadable unreadable -> "no receipt: " + unreadable.rejection.detail();
      case KeyDiffers differs ->
          "the batch is of key " + differs.named + ", the receipt carries " + differs.carried;
      case KeyUntrusted untrusted -> "key " + untrusted.key + " is not one of the trusted keys";
      case LedgerDiffers differs ->
          "the outcome is of ledger " + differs.outcome + ", the batch of " + differs.batch;
      case SignatureWrong wrong -> "the signature is not of key " + wrong.key;
      case NotInBatch missing -> "the batch does not contain this outcome of this message";
      case OtherMessage other -> "the receipt is of another message: " + other.receipted;
    };
  }
}
