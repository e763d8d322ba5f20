package io.hanse.protocol.signing;

import static io.hanse.protocol.rejection.RejectionCode.MALFORMED_ENVELOPE;
import static io.hanse.protocol.rejection.RejectionCode.TOO_LARGE;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.hanse.protocol.identity.KeyId;
import io.hanse.protocol.octets.Base64Url;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.Result;
import java.util.Optional;

/**
 * The envelope: a JWS in compact serialization (RFC 7515 section 7.1). What was received is kept as
 * it is; the signature is over exactly those octets.
 *
 * <pre>
 * {"alg":"EdDSA","typ":"hanse+jws","kid":"..."} . payload . signature     each base64url
 * </pre>
 */
public final class Jws {
  /**
   * Octets of an envelope: a payload of the largest size, in base64url, with header and signature.
   */
  public static final int MAX_OCTETS = 5_600_000;

  /** The media type of a message. */
  public static final String MEDIA_TYPE = "application/jose";

  private static final int SIGNATURE_CHARACTERS = 86;

  /** More than a header of the longest values has in base64url. */
  private static final int MAX_HEADER_OCTETS = 4096;

  private final byte[] octets;
  private final int signed;
  private final KeyId kid;
  private final byte[] payload;
  private final byte[] signature;

  private Jws(byte[] octets, int signed, KeyId kid, byte[] payload, byte[] signature) {
    this.octets = octets;
    this.signed = signed;
    this.kid = kid;
    this.payload = payload;
    this.signature = signature;
  }

  /**
   * Takes an envelope apart. Its signature is not verified yet.
   *
   * @param octets as received; they are shared, so nobody changes them
   */
  public static Result<Jws> parse(byte[] octets) {
    if (octets.length > MAX_OCTETS) {
      return Result.refused(Rejection.of(TOO_LARGE));
    }
    int first = indexOfDot(octets, 0);
    int second = first < 0 ? -1 : indexOfDot(octets, first + 1);
    if (second < 0 || indexOfDot(octets, second + 1) >= 0) {
      return malformed("three parts with two dots between them are expected");
    }
    Optional<byte[]> header = Base64Url.decode(octets, 0, first);
    Optional<byte[]> payload = Base64Url.decode(octets, first + 1, second);
    Optional<byte[]> signature = Base64Url.decode(octets, second + 1, octets.length);
    if (header.isEmpty() || payload.isEmpty() || signature.isEmpty()) {
      return malformed("a part is not base64url without padding");
    }
    return JwsHeader.read(header.get())
        .map(kid -> new Jws(octets, second, kid, payload.get(), signature.get()));
  }

  /** The key that an envelope names, read from its header alone; nothing about it is verified. */
  public static Optional<KeyId> keyNamedBy(byte[] octets) {
    int end = 0;
    while (end < octets.length && end < MAX_HEADER_OCTETS && octets[end] != '.') {
      end++;
    }
    return end == octets.length || octets[end] != '.'
        ? Optional.empty()
        : Base64Url.decode(octets, 0, end)
            .flatMap(
                header ->
                    switch (JwsHeader.read(header)) {
                      case Result.Accepted<KeyId>(KeyId kid) -> Optional.of(kid);
                      case Result.Refused<KeyId> refused -> Optional.empty();
                    });
  }

  private static int indexOfDot(byte[] octets, int from) {
    for (int at = from; at < octets.length; at++) {
      if (octets[at] == '.') {
        return at;
      }
    }
    return -1;
  }

  private static Result<Jws> malformed(String detail) {
    return Result.refused(Rejection.of(MALFORMED_ENVELOPE, detail));
  }

  /** Signs a payload. The same key and payload always give the same octets (RFC 8032). */
  public static byte[] sign(SigningKey key, byte[] payload) {
    byte[] start = (Base64Url.encode(JwsHeader.octets(key.id())) + '.').getBytes(US_ASCII);
    byte[] body = Base64Url.encodeToOctets(payload);
    int signed = start.length + body.length;
    byte[] octets = new byte[signed + 1 + SIGNATURE_CHARACTERS];
    System.arraycopy(start, 0, octets, 0, start.length);
    System.arraycopy(body, 0, octets, start.length, body.length);
    octets[signed] = '.';
    byte[] signature = Base64Url.encodeToOctets(key.sign(octets, 0, signed));
    System.arraycopy(signature, 0, octets, signed + 1, signature.length);
    return octets;
  }

  /** The key that is said to have signed. */
  public KeyId kid() {
    return kid;
  }

  /** What was signed, decoded. Shared: nobody changes it. */
  public byte[] payload() {
    return payload;
  }

  /** The envelope as received. Shared: nobody changes it. */
  public byte[] octets() {
    return octets;
  }

  /** Whether that key signed these octets. */
  public boolean isSignedBy(VerifyingKey key) {
    return key.id().equals(kid) && key.verify(octets, 0, signed, signature);
  }
}
