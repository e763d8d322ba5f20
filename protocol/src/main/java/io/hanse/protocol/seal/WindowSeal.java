package io.hanse.protocol.seal;

import io.hanse.protocol.identity.KeyId;
import io.hanse.protocol.identity.LedgerId;
import java.time.Instant;
import java.util.List;

/**
 * The signed end of one window of one ledger. Once it stands, nothing joins the window.
 *
 * @param ledger the book
 * @param window its number, from 1
 * @param sealedAt when the window was cut, by the database's clock
 * @param batches how many batches the window has
 * @param messages how many messages they hold, refusals and the ledger's own events included
 * @param gross by debtor, creditor and currency, in that order
 * @param root hex of the RFC 6962 root over the window's batch roots ordered by lane and number
 * @param previous hex SHA-256 of the previous seal's octets, 64 zeros for the first
 * @param key the ledger's key
 * @param signature base64url Ed25519 over the seal's octets without this member
 */
public record WindowSeal(
    LedgerId ledger,
    long window,
    Instant sealedAt,
    long batches,
    long messages,
    List<Gross> gross,
    String root,
    String previous,
    KeyId key,
    String signature) {
  public WindowSeal {
    gross = List.copyOf(gross);
  }
}
