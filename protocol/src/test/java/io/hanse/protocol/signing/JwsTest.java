package io.hanse.protocol.signing;

import static io.hanse.protocol.rejection.RejectionCode.INVALID_HEADER;
import static io.hanse.protocol.rejection.RejectionCode.MALFORMED_ENVELOPE;
import static io.hanse.protocol.rejection.RejectionCode.TOO_LARGE;
import static io.hanse.protocol.rejection.RejectionCode.UNSUPPORTED_ALGORITHM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.protocol.Samples;
import io.hanse.protocol.octets.Base64Url;
import io.hanse.protocol.rejection.RejectionCode;
import io.hanse.protocol.rejection.Result;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JwsTest {
  private static final String KID = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k";
  private static final String REST = "\"typ\":\"hanse+jws\",\"kid\":\"" + KID + "\"}";

  private final Samples samples = Samples.seeded();
  private final SigningKey key = SigningKey.of(samples.octets(32));
  private final byte[] payload = samples.octets(300);

  @Test
  void whatWasSignedIsVerified() {
    Jws jws = Jws.parse(Jws.sign(key, payload)).orElseThrow();

    assertEquals(key.id(), jws.kid());
    assertArrayEquals(payload, jws.payload());
    assertTrue(jws.isSignedBy(key.verifyingKey()));
  }

  @Test
  void everyFlippedBitIsNoticed() {
    byte[] octets = Jws.sign(key, payload);

    for (int bit = 0; bit < octets.length * 8; bit++) {
      byte[] changed = octets.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      boolean verified =
          Jws.parse(changed)
              .accepted()
              .map(jws -> jws.isSignedBy(key.verifyingKey()))
              .orElse(false);
      assertFalse(verified, "bit " + bit);
    }
  }

  @Test
  void aSignatureOf65OctetsIsWrong() {
    String octets = new String(Jws.sign(key, payload), UTF_8);
    int dot = octets.lastIndexOf('.') + 1;
    byte[] signature = Base64Url.decode(octets.substring(dot)).orElseThrow();
    String longer = octets.substring(0, dot) + Base64Url.encode(Arrays.copyOf(signature, 65));

    Jws jws = Jws.parse(longer.getBytes(UTF_8)).orElseThrow();

    assertFalse(jws.isSignedBy(key.verifyingKey()));
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        Arguments.of("{\"alg\":\"none\"," + REST, UNSUPPORTED_ALGORITHM),
        Arguments.of("{\"alg\":\"none\"}", UNSUPPORTED_ALGORITHM),
        Arguments.of("{\"crit\":[\"x\"],\"x\":{},\"alg\":\"ES256\"}", UNSUPPORTED_ALGORITHM),
        Arguments.of("{\"alg\":\"eddsa\"," + REST, UNSUPPORTED_ALGORITHM),
        Arguments.of("{\"alg\":\"EdDSA\",\"crit\":[\"b64\"],\"b64\":false," + REST, INVALID_HEADER),
        Arguments.of("{\"alg\":\"EdDSA\",\"jwk\":{}," + REST, INVALID_HEADER),
        Arguments.of("{\"alg\":\"EdDSA\",\"kid\":\"" + KID + "\"}", INVALID_HEADER),
        Arguments.of("{\"alg\":\"EdDSA\",\"typ\":\"hanse+jws\"}", INVALID_HEADER),
        Arguments.of("{\"alg\":\"EdDSA\",\"typ\":\"JWT\",\"kid\":\"" + KID + "\"}", INVALID_HEADER),
        Arguments.of("{\"alg\":\"EdDSA\",\"typ\":\"hanse+jws\",\"kid\":\"k1\"}", INVALID_HEADER),
        Arguments.of("{" + REST.substring(0, REST.length()), INVALID_HEADER),
        Arguments.of("[]", INVALID_HEADER),
        Arguments.of("{\"alg\":\"EdDSA\",\"alg\":\"EdDSA\"," + REST, MALFORMED_ENVELOPE),
        Arguments.of("{\"alg\":\"EdDSA\",\"x\":1,\"x\":1," + REST, MALFORMED_ENVELOPE),
        Arguments.of("{\"alg\":\"EdDSA\"", MALFORMED_ENVELOPE),
        Arguments.of("", MALFORMED_ENVELOPE));
  }

  @ParameterizedTest
  @MethodSource("headers")
  void anyOtherHeaderIsRefused(String header, RejectionCode expected) {
    String envelope = Base64Url.encode(header.getBytes(UTF_8)) + ".e30.";

    Result<Jws> result = Jws.parse(envelope.getBytes(UTF_8));

    assertEquals(expected, result.refusal().orElseThrow().code());
  }

  @Test
  void bothNamesOfTheAlgorithmAreTaken() {
    for (String algorithm : new String[] {"EdDSA", "Ed25519"}) {
      String header = "{\"alg\":\"" + algorithm + "\"," + REST;
      String envelope = Base64Url.encode(header.getBytes(UTF_8)) + ".e30.";

      assertEquals(KID, Jws.parse(envelope.getBytes(UTF_8)).orElseThrow().kid().value());
    }
  }

  static Stream<String> malformed() {
    return Stream.of("", "a", "a.b", "..", "e30.e30.e30.e30", "e30=.e30.", "e30.e3 0.", "e31.e30.");
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void whatIsNoEnvelopeIsRefused(String octets) {
    Result<Jws> result = Jws.parse(octets.getBytes(UTF_8));

    assertEquals(MALFORMED_ENVELOPE, result.refusal().orElseThrow().code());
  }

  @Test
  void tenMegabytesAreTooLarge() {
    Result<Jws> result = Jws.parse(new byte[10_000_000]);

    assertEquals(TOO_LARGE, result.refusal().orElseThrow().code());
  }
}
