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
 * Holds an offered seal against what is known of its ledger.
 *
 * @param directory says which keys sign for which ledger
 * @param now when it is judged: a key that is revoked by then is not to be trusted at all
 */
public record SealCheck(Directory directory, Instant now) {
  /**
   * Checks one seal.
   *
   * @param offered what the ledger answered for the window it was asked for
   * @param before the ledger's newest seal so far, nothing before its first
   */
  public SealVerdict judge(SealNotice offered, Optional<SealNotice> before) {
    return switch (SealReader.read(offered.octets())) {
      case Result.Refused<WindowSeal>(var rejection) ->
          new SealVerdict.Suspect("the seal cannot be read: " + rejection.detail());
      case Result.Accepted<WindowSeal>(WindowSeal seal) ->
          fault(seal, offered, before)
              .<SealVerdict>map(SealVerdict.Suspect::new)
              .orElseGet(() -> new SealVerdict.Genuine(seal));
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
    // A window that was cut while the key was good stays good when its seal is fetched later.
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
