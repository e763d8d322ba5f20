package io.hanse.adapter.receipt;

import io.hanse.protocol.identity.KeyId;
import io.hanse.protocol.receipt.ReceiptCheck;
import io.hanse.protocol.receipt.ReceiptVerifier;
import java.util.Set;

/**
 * The result of checking a receipt.
 *
 * @param holds whether everything that could be checked holds
 * @param text for a person to read
 */
public record ReceiptVerdict(boolean holds, String text) {
  /**
   * Checks a receipt.
   *
   * @param receipt its octets, unchanged
   * @param trusted keys of the ledgers; where none is known, the key inside the receipt is used and
   *     the verdict says so
   */
  public static ReceiptVerdict of(byte[] receipt, Set<KeyId> trusted) {
    ReceiptCheck check =
        trusted.isEmpty()
            ? ReceiptVerifier.verify(receipt)
            : ReceiptVerifier.verify(receipt, trusted);
    String comparison =
        trusted.isEmpty()
            ? "\nThe key itself was not compared: no ledger key is known here. See --keys."
            : "";
    return new ReceiptVerdict(check.isValid(), check.text() + (check.isValid() ? comparison : ""));
  }
}
