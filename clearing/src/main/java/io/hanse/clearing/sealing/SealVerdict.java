package io.hanse.clearing.sealing;

import io.hanse.protocol.seal.WindowSeal;

/** Whether an offered seal is the next one of its ledger. */
public sealed interface SealVerdict {
  /** It is. */
  record Genuine(WindowSeal seal) implements SealVerdict {}

  /** It is not, for that reason. */
  record Suspect(String reason) implements SealVerdict {}
}
