package io.hanse.protocol.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hanse.protocol.Fixture;
import io.hanse.protocol.octets.Hex;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Vectors that others have published, under the rule of this protocol: keys of prime order alone,
 * and the equation without the cofactor.
 */
class PublishedSignaturesTest {
  /** A line of a fixture: what is right, what is wrong, and what is refused for its key. */
  private record Vector(
      String name, String verdict, String keyHex, String messageHex, String signatureHex) {
    static Vector of(String line) {
      String[] words = line.split(" ");
      return new Vector(words[0], words[1], words[2], words[3], words[4]);
    }

    byte[] key() {
      return octets(keyHex);
    }

    byte[] message() {
      return octets(messageHex);
    }

    byte[] signature() {
      return octets(signatureHex);
    }

    private static byte[] octets(String hex) {
      return hex.equals("-") ? new byte[0] : Hex.decode(hex);
    }

    String verdictBy(Optional<Accelerator> accelerator) {
      return VerifyingKey.admit(key())
          .map(admitted -> accelerator.map(admitted::acceleratedBy).orElse(admitted))
          .map(admitted -> admitted.verify(message(), signature()) ? "right" : "wrong")
          .orElse("key");
    }
  }

  private static List<Vector> vectors(String file) {
    return Fixture.lines("signatures/" + file).stream()
        .filter(line -> !line.startsWith("#"))
        .map(Vector::of)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rfc8032.txt", "wycheproof.txt", "speccheck.txt", "cctv.txt"})
  void eachVectorGetsTheVerdictOfTheRule(String file) {
    for (Vector vector : vectors(file)) {
      assertEquals(vector.verdict, vector.verdictBy(Optional.empty()), vector.name);
      assertEquals(
          vector.verdict.equals("right"),
          Ed25519.verify(vector.key(), vector.message(), vector.signature()),
          vector.name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rfc8032.txt", "wycheproof.txt", "speccheck.txt", "cctv.txt"})
  void theFasterProviderGivesTheSameVerdicts(String file) {
    Accelerator accelerator = accelerator();

    for (Vector vector : vectors(file)) {
      assertEquals(vector.verdict, vector.verdictBy(Optional.of(accelerator)), vector.name);
    }
  }

  /**
   * Whatever is said of the keys, 2 and 3 satisfy both equations, 4 and 5 the one with the cofactor
   * alone. The vectors' authors found these four verdicts for OpenSSL 3.0, BoringSSL and Go.
   */
  @Test
  void theFasterProviderAloneFollowsTheEquationWithoutTheCofactor() {
    Accelerator accelerator = accelerator();
    StringBuilder verdicts = new StringBuilder();

    for (Vector vector : vectors("speccheck.txt").subList(2, 6)) {
      byte[] message = vector.message();
      PublicKey key = accelerator.key(vector.key()).orElseThrow();
      verdicts.append(
          accelerator
              .verdict(key, message, 0, message.length, vector.signature())
              .map(verdict -> verdict ? "V" : "X")
              .orElse("?"));
    }

    assertEquals("VVXX", verdicts.toString());
  }

  private static Accelerator accelerator() {
    Optional<Accelerator> found = Corretto.accelerator();
    assumeTrue(found.isPresent(), "the provider has no library for this platform");
    return found.get();
  }
}
