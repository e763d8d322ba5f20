package io.hanse.protocol.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hanse.protocol.Samples;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.util.Arrays;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AcceleratorTest {
  private static final BigInteger GROUP_ORDER =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
  private static final BigInteger FIELD = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

  private final Samples samples = Samples.seeded();
  private final byte[] seed = samples.octets(32);
  private final SigningKey key = SigningKey.of(seed);
  private final byte[] message = samples.octets(500);
  private final byte[] signature = key.sign(message);
  private Accelerator accelerator;
  private VerifyingKey accelerated;

  @BeforeEach
  void load() {
    Optional<Accelerator> found =
        ServiceLoader.load(Provider.class).stream()
            .filter(provider -> provider.type().getName().startsWith("com.amazon.corretto."))
            .findFirst()
            .flatMap(provider -> Accelerator.of(provider.get()));
    assumeTrue(found.isPresent(), "the provider has no library for this platform");
    accelerator = found.get();
    accelerated = key.verifyingKey().acceleratedBy(accelerator);
  }

  @Test
  void aGoodSignatureIsGoodByTheProviderAlone() {
    PublicKey own = accelerator.key(key.verifyingKey().octets()).orElseThrow();

    assertTrue(accelerator.says(own, message, 0, message.length, signature));
    assertTrue(accelerated.verify(message, signature));
  }

  @Test
  void aMessageThatIsTooLongForTheProviderIsVerifiedAllTheSame() {
    byte[] longest = samples.octets(Jws.MAX_OCTETS);
    byte[] good = key.sign(longest);
    byte[] bad = good.clone();
    bad[0] ^= 1;

    assertTrue(accelerated.verify(longest, good));
    assertFalse(accelerated.verify(longest, bad));
  }

  @Test
  void everyFlippedBitOfASignatureIsRefused() {
    for (int bit = 0; bit < 512; bit++) {
      byte[] changed = signature.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertFalse(accelerated.verify(message, changed), "bit " + bit);
    }
  }

  @Test
  void aSignatureOfAnotherLengthIsRefused() {
    for (int length : new int[] {0, 63, 65, 128}) {
      assertFalse(accelerated.verify(message, Arrays.copyOf(signature, length)), "" + length);
    }
  }

  @Test
  void theSameSignatureWithTheGroupOrderAddedIsRefused() {
    byte[] changed = with(signature, number(signature, 32).add(GROUP_ORDER));

    assertFalse(accelerated.verify(message, changed));
  }

  /**
   * R is moved by the point of order two, which maps (x, y) to (-x, -y). The equation with the
   * cofactor does not see it, the one without does.
   */
  @Test
  void whereTheTwoEquationsDisagreeTheVerdictIsThatOfTheRfc() throws NoSuchAlgorithmException {
    byte[] secret = sha512(seed);
    byte[] clamped = Arrays.copyOf(secret, 32);
    clamped[0] &= (byte) 248;
    clamped[31] = (byte) ((clamped[31] & 127) | 64);
    BigInteger nonce = number(sha512(Arrays.copyOfRange(secret, 32, 64), message));
    byte[] moved = moved(Arrays.copyOf(signature, 32));
    BigInteger challenge = number(sha512(moved, key.verifyingKey().octets(), message));
    BigInteger s = nonce.add(challenge.multiply(number(clamped))).mod(GROUP_ORDER);
    byte[] mixed = with(Arrays.copyOf(moved, 64), s);
    PublicKey own = accelerator.key(key.verifyingKey().octets()).orElseThrow();

    assertFalse(accelerator.says(own, message, 0, message.length, mixed));
    assertTrue(Ed25519.verify(key.verifyingKey().octets(), message, mixed));
    assertTrue(accelerated.verify(message, mixed));
  }

  @Test
  void anAcceleratedKeyIsTheSameKey() {
    assertEquals(key.verifyingKey(), accelerated);
    assertEquals(key.id(), accelerated.id());
  }

  @Test
  void aProviderWithoutTheAlgorithmAcceleratesNothing() {
    Provider digestsOnly = Security.getProvider("SUN");

    assertEquals(Optional.empty(), Accelerator.of(digestsOnly));
  }

  private static byte[] moved(byte[] point) {
    boolean odd = point[31] < 0;
    byte[] positive = point.clone();
    positive[31] &= 127;
    byte[] moved = littleEndian(FIELD.subtract(number(positive)));
    moved[31] |= (byte) (odd ? 0 : 128);
    return moved;
  }

  private static byte[] with(byte[] signature, BigInteger s) {
    byte[] changed = signature.clone();
    System.arraycopy(littleEndian(s), 0, changed, 32, 32);
    return changed;
  }

  private static byte[] sha512(byte[]... parts) throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-512");
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  private static BigInteger number(byte[] littleEndian, int from) {
    return number(Arrays.copyOfRange(littleEndian, from, littleEndian.length));
  }

  private static BigInteger number(byte[] littleEndian) {
    return new BigInteger(1, reversed(littleEndian));
  }

  private static byte[] littleEndian(BigInteger number) {
    byte[] octets = reversed(number.toByteArray());
    return Arrays.copyOf(octets, 32);
  }

  private static byte[] reversed(byte[] octets) {
    byte[] reversed = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      reversed[i] = octets[octets.length - 1 - i];
    }
    return reversed;
  }
}
