package io.hanse.protocol.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hanse.protocol.Samples;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AcceleratorTest {
  private final Samples samples = Samples.seeded();
  private final SigningKey key = SigningKey.of(samples.octets(32));
  private final byte[] message = samples.octets(500);
  private final byte[] signature = key.sign(message);
  private Accelerator accelerator;
  private VerifyingKey accelerated;

  @BeforeEach
  void load() {
    Optional<Accelerator> found = Corretto.accelerator();
    assumeTrue(found.isPresent(), "the provider has no library for this platform");
    accelerator = found.get();
    accelerated = key.verifyingKey().acceleratedBy(accelerator);
  }

  @Test
  void theProviderItselfSaysWhatIsRightAndWhatIsWrong() {
    PublicKey own = accelerator.key(key.verifyingKey().octets()).orElseThrow();
    byte[] changed = signature.clone();
    changed[40] ^= 1;

    assertEquals(
        Optional.of(true), accelerator.verdict(own, message, 0, message.length, signature));
    assertEquals(Optional.of(false), accelerator.verdict(own, message, 0, message.length, changed));
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
  void anAcceleratedKeyIsTheSameKey() {
    assertEquals(key.verifyingKey(), accelerated);
    assertEquals(key.id(), accelerated.id());
  }

  @Test
  void aProviderWithoutTheAlgorithmAcceleratesNothing() {
    Provider digestsOnly = Security.getProvider("SUN");

    assertEquals(Optional.empty(), Accelerator.of(digestsOnly));
  }

  @Test
  void aProviderThatVerifiesWithTheCofactorIsNotTaken() {
    assertEquals(Optional.empty(), Accelerator.of(new BouncyCastleProvider()));
  }
}
