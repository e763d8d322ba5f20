package io.hanse.protocol.signing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.protocol.Fixture;
import io.hanse.protocol.Samples;
import io.hanse.protocol.octets.Base64Url;
import io.hanse.protocol.octets.Hex;
import java.math.BigInteger;
import java.security.Security;
import java.util.Arrays;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ed25519Test {
  private final Samples samples = Samples.seeded();
  private final SigningKey key = SigningKey.of(samples.octets(32));
  private final byte[] message = samples.octets(100);
  private final byte[] signature = key.sign(message);

  @Test
  void theExampleOfRfc8037IsSignedAndVerified() {
    Properties rfc = Fixture.properties("rfc8037-a4.properties");
    SigningKey rfcKey = SigningKey.parse(rfc.getProperty("d")).orElseThrow();
    byte[] input = rfc.getProperty("signingInput").getBytes(US_ASCII);
    byte[] expected = Base64Url.decode(rfc.getProperty("signature")).orElseThrow();

    assertArrayEquals(expected, rfcKey.sign(input));
    assertTrue(Ed25519.verify(rfcKey.verifyingKey().octets(), input, expected));
    assertEquals(rfc.getProperty("x"), rfcKey.verifyingKey().x());
    assertEquals(rfc.getProperty("thumbprint"), rfcKey.id().value());
  }

  @Test
  void thePublishedExampleVerifies() {
    String json = Fixture.shared("crypto/rfc8037-a4-jws.json");
    byte[] publicKey = Base64Url.decode(member(json, "x")).orElseThrow();
    byte[] input = member(json, "sig-input").getBytes(US_ASCII);

    assertTrue(
        Ed25519.verify(publicKey, input, Base64Url.decode(member(json, "sig")).orElseThrow()));
  }

  private static String member(String json, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\": *\"([^\"]*)\"").matcher(json);
    assertTrue(matcher.find(), name);
    return matcher.group(1);
  }

  @Test
  void everyFlippedBitOfASignatureIsRefused() {
    for (int bit = 0; bit < 512; bit++) {
      byte[] changed = signature.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertFalse(Ed25519.verify(key.verifyingKey().octets(), message, changed), "bit " + bit);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 32, 63, 65, 128})
  void aSignatureOfAnotherLengthIsRefused(int length) {
    assertFalse(
        Ed25519.verify(key.verifyingKey().octets(), message, Arrays.copyOf(signature, length)));
  }

  @Test
  void theSameSignatureWithTheGroupOrderAddedIsRefused() {
    BigInteger s = Edwards25519.number(Arrays.copyOfRange(signature, 32, 64));
    byte[] changed = signature.clone();
    System.arraycopy(Edwards25519.littleEndian(s.add(Edwards25519.ORDER)), 0, changed, 32, 32);

    verifiersSay(false, key.verifyingKey(), changed);
  }

  /** OpenSSL and whatever is built on it refuse these, so a receiver's proof would be worthless. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void aSignatureThatOnlyTheEquationWithTheCofactorAdmitsIsRefused(int steps) {
    Edwards25519 signer = new Edwards25519(samples.octets(32));
    VerifyingKey own = VerifyingKey.admit(signer.publicKey()).orElseThrow();
    BigInteger nonce = Edwards25519.number(samples.octets(31));

    verifiersSay(true, own, signer.sign(message, nonce, 0));
    verifiersSay(false, own, signer.sign(message, nonce, steps));
  }

  /** A signer without a nonce gives its key away; the equation holds all the same. */
  @Test
  void theOnlyPointOfSmallOrderThatCanBeRightIsTheNeutralOne() {
    Edwards25519 signer = new Edwards25519(samples.octets(32));
    VerifyingKey own = VerifyingKey.admit(signer.publicKey()).orElseThrow();

    verifiersSay(true, own, signer.sign(message, BigInteger.ZERO, 0));
    for (int steps = 1; steps < 8; steps++) {
      verifiersSay(false, own, signer.sign(message, BigInteger.ZERO, steps));
    }
  }

  /** The verdict is the same with and without the faster provider, and that of the JDK's own. */
  private void verifiersSay(boolean right, VerifyingKey signer, byte[] signature) {
    assertEquals(right, signer.verify(message, signature));
    assertEquals(right, Ed25519.verify(signer.octets(), message, signature));
    Corretto.accelerator()
        .map(signer::acceleratedBy)
        .ifPresent(faster -> assertEquals(right, faster.verify(message, signature)));
    Accelerator jdk = Accelerator.of(Security.getProvider("SunEC")).orElseThrow();
    assertEquals(right, signer.acceleratedBy(jdk).verify(message, signature));
  }

  /** The eight points of small order, and encodings of them that are not canonical. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
      })
  void aKeyUnderWhichAnybodyCanSignIsRefused(String hex) {
    byte[] weak = Hex.decode(hex);
    byte[] forged = new byte[64];
    forged[0] = 1;

    assertTrue(VerifyingKey.admit(weak).isEmpty());
    assertFalse(Ed25519.verify(weak, message, forged));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33, 64})
  void aKeyOfAnotherLengthIsRefused(int length) {
    assertFalse(Ed25519.verify(new byte[length], message, signature));
  }

  @Test
  void aKeyWithAPartOfSmallOrderIsNotAdmitted() {
    byte[] mixed = Hex.decode("cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d");

    assertTrue(VerifyingKey.admit(mixed).isEmpty());
  }
}
