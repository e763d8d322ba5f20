package io.hanse.node.ledger.batch;

import io.hanse.node.decision.message.MessageKey;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.json.JsonWriter;
import io.hanse.protocol.message.Message;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts a member's personal data under the member's own data key (AES-256-GCM), which the master
 * key wraps: destroying that data key erases the member. The card is authenticated with each text,
 * so one member's record cannot take the place of another's.
 */
public final class PersonVault {
  private static final int KEY_LENGTH = 32;
  private static final int NONCE_LENGTH = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec masterKey;
  private final SecureRandom random;

  /**
   * A vault.
   *
   * @param masterKey 32 octets
   */
  public PersonVault(byte[] masterKey, SecureRandom random) {
    if (masterKey.length != KEY_LENGTH) {
      throw new IllegalArgumentException("a master key has 32 octets");
    }
    this.masterKey = new SecretKeySpec(masterKey, "AES");
    this.random = random;
  }

  EnrolledPerson enrol(
      CardNumber card, MessageKey key, Message.Enrolment enrolment, byte[] envelope) {
    byte[] dataKey = new byte[KEY_LENGTH];
    random.nextBytes(dataKey);
    SecretKeySpec own = new SecretKeySpec(dataKey, "AES");
    return new EnrolledPerson(
        card,
        key,
        enrolment.language(),
        encrypt(masterKey, card, dataKey),
        encrypt(own, card, profile(enrolment)),
        encrypt(own, card, envelope));
  }

  private static byte[] profile(Message.Enrolment enrolment) {
    JsonWriter json = new JsonWriter().startObject().name("profile").startObject();
    new TreeMap<>(enrolment.profile()).forEach(json::text);
    json.endObject().name("consents").startArray();
    enrolment.consents().forEach(json::text);
    return json.endArray().endObject().octets();
  }

  /** Nonce, then ciphertext with its tag. */
  private byte[] encrypt(SecretKeySpec key, CardNumber card, byte[] text) {
    byte[] nonce = new byte[NONCE_LENGTH];
    random.nextBytes(nonce);
    byte[] sealed = apply(Cipher.ENCRYPT_MODE, key, card, nonce, text, 0, text.length);
    return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
  }

  /**
   * Reads what {@link #enrol} encrypted.
   *
   * @param wrappedKey the member's data key as it is stored
   * @param sealed the profile or the envelope as it is stored
   * @throws IllegalStateException when it was altered or belongs to another member
   */
  public byte[] open(CardNumber card, byte[] wrappedKey, byte[] sealed) {
    return decrypt(new SecretKeySpec(decrypt(masterKey, card, wrappedKey), "AES"), card, sealed);
  }

  private static byte[] decrypt(SecretKeySpec key, CardNumber card, byte[] sealed) {
    byte[] nonce = Arrays.copyOf(sealed, NONCE_LENGTH);
    return apply(
        Cipher.DECRYPT_MODE, key, card, nonce, sealed, NONCE_LENGTH, sealed.length - NONCE_LENGTH);
  }

  private static byte[] apply(
      int mode,
      SecretKeySpec key,
      CardNumber card,
      byte[] nonce,
      byte[] text,
      int offset,
      int length) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(ByteBuffer.allocate(Long.BYTES).putLong(card.number()).array());
      return cipher.doFinal(text, offset, length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the record of a member cannot be opened", e);
    }
  }
}
