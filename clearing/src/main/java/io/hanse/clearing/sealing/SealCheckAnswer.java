package io.hanse.clearing.sealing;

import io.hanse.protocol.seal.WindowSeal;

/** The result of checking an offered seal. */
public sealed interface SealCheckAnswer {
  /** The seal is the next one of its ledger. */
  record Genuine(WindowSeal seal) implements SealCheckAnswer {}

  /** The seal is not to be used. */
  record Suspect(String reason) implements SealCheckAnswer {}
}
