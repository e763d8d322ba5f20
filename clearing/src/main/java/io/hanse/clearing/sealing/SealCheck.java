package io.hanse.clearing.sealing;

import io.hanse.config.directory.Directory;
import io.hanse.config.directory.KeyEntry;
import io.hanse.config.directory.KeyStatus;
import io.hanse.config.directory.LedgerKey;
import io.hanse.config.shared.SealNotice;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.rejection.Result;
import io.hanse.protocol.seal.SealReader;
import io.hanse.protocol.seal.WindowSeal;
import java.time.Instant;
import java.util.Optional;

/**
 * Checks an offered seal against the directory and its ledger's seal before.
 *
 * @param directory says which keys sign for which ledger
 * @param now the time of the check: a key that is revoked by then is not trusted at all
 */
public record SealCheck(Directory directory, Instant now) {
  /**
   * Checks one seal.
   *
   * @param offered what the ledger answered for the window it was asked for
   * @param before the ledger's newest seal so far; empty before its first
   */
  public SealCheckAnswer judge(SealNotice offered, Optional<SealNotice> before) {
    return switch (SealReader.read(offered.octets())) {
      case Result.Refused<WindowSeal>(var rejection) ->
          new SealCheckAnswer.Suspect("the seal cannot be read: " + rejection.detail());
      case Result.Accepted<WindowSeal>(WindowSeal seal) ->
          fault(seal, offered, before)
              .<SealCheckAnswer>map(SealCheckAnswer.Suspect::new)
              .orElseGet(() -> new SealCheckAnswer.Genuine(seal));
    };
  }

  private Optional<String> fault(WindowSeal seal, SealNotice offered, Optional<SealNotice> before) {
    if (!seal.ledger().equals(offered.ledger()) || seal.window() != offered.window()) {
      return Optional.of(
          "asked for window %d of %s, got the seal of window %d of %s"
              .formatted(offered.window(), offered.ledger(), seal.window(), seal.ledger()));
    }
    Sha256 previous =
        before.map(SealNotice::octets).map(octets -> Sha256.of(octets)).orElse(Sha256.ZERO);
    if (!seal.previous().equals(previous.hex())) {
      return Optional.of("the seal does not follow the newest one that was taken");
    }
    return signerFault(seal);
  }

  private Optional<String> signerFault(WindowSeal seal) {
    Optional<KeyEntry> key =
        directory
            .ledgerKey(seal.key())
            .filter(known -> known.ledger().id().equals(seal.ledger()))
            .map(LedgerKey::key);
    if (key.isEmpty()) {
      return Optional.of("the directory knows no key " + seal.key() + " of " + seal.ledger());
    }
    // A window cut while the key was valid stays valid when its seal is fetched later.
    KeyStatus status =
        key.get().statusAt(now) == KeyStatus.REVOKED
            ? KeyStatus.REVOKED
            : key.get().statusAt(seal.sealedAt());
    if (status != KeyStatus.VALID) {
      return Optional.of("the key " + seal.key() + " is " + status);
    }
    return seal.isSignedBy(key.get().verifyingKey())
        ? Optional.empty()
        : Optional.of("the seal's signature is wrong");
  }
}
