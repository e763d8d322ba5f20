package io.hanse.standalone.cli;

import io.hanse.adapter.file.OwnerOnly;
import io.hanse.config.settings.Readers;
import io.hanse.protocol.signing.SigningKey;
import io.hanse.standalone.network.SigningSeed;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Makes keys and other secrets: the secret goes into a file that only its owner may read, the
 * public part onto standard output, as a script wants it, and remarks for a person beside it.
 */
final class Keygen {
  private final PrintWriter out;
  private final PrintWriter remarks;

  Keygen(PrintWriter out, PrintWriter remarks) {
    this.out = out;
    this.remarks = remarks;
  }

  /** Makes an Ed25519 key that is valid for two years from now. */
  int key(Path file) throws IOException {
    SigningSeed key = SigningSeed.generate(new SecureRandom());
    write(file, key.seed());
    Instant from = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Instant to = from.atOffset(ZoneOffset.UTC).plusYears(2).toInstant();
    remark("# private key: " + file + " (keep it secret; settings name it)");
    remark("# kid: " + SigningKey.parse(key.seed()).orElseThrow().id() + " (RFC 7638 thumbprint)");
    remark("# under keys: in the directory:");
    out.println("- {x: \"" + key.x() + "\", validFrom: \"" + from + "\", validTo: \"" + to + "\"}");
    out.flush();
    return 0;
  }

  /** Makes a bearer token or a master key: 32 random octets in base64url. */
  int secret(Path file) throws IOException {
    String secret = SigningSeed.secret(new SecureRandom());
    write(file, secret);
    remark("# secret: " + file + " (32 random octets: a bearer token or a master key)");
    remark("# sha256 of a bearer token, for readers: in settings:");
    out.println(Readers.sha256(secret));
    out.flush();
    return 0;
  }

  private void remark(String line) {
    remarks.println(line);
    remarks.flush();
  }

  private static void write(Path file, String secret) throws IOException {
    OwnerOnly.create(file, (secret + "\n").getBytes(StandardCharsets.US_ASCII));
  }
}
