package io.hanse.standalone.cli;

import io.hanse.protocol.signing.SigningKey;
import io.hanse.standalone.network.PrivateFile;
import io.hanse.standalone.network.SigningSeed;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Makes a key: the seed into a file, the public half onto the screen. */
final class Keygen {
  private Keygen() {}

  static int run(Path out, PrintWriter screen) throws IOException {
    SigningSeed key = SigningSeed.generate(new SecureRandom());
    PrivateFile.create(out, key.seed() + "\n");
    Instant from = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Instant to = from.atOffset(ZoneOffset.UTC).plusYears(2).toInstant();
    screen.println("# private key: " + out + " (keep it secret; settings name it)");
    screen.println(
        "# kid: " + SigningKey.parse(key.seed()).orElseThrow().id() + " (RFC 7638 thumbprint)");
    screen.println("# under keys: in the directory:");
    screen.println(
        "- {x: \"" + key.x() + "\", validFrom: \"" + from + "\", validTo: \"" + to + "\"}");
    screen.flush();
    return 0;
  }
}
