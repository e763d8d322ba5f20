package io.hanse.protocol.signing;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The curve by the book (RFC 8032 section 5.1), slow and without any of the verifiers' code: makes
 * signatures that no honest signer makes.
 */
final class Edwards25519 {
  static final BigInteger ORDER =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
  private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
  private static final BigInteger D =
      BigInteger.valueOf(-121665).multiply(BigInteger.valueOf(121666).modInverse(P)).mod(P);

  /** (x, y). */
  private record Point(BigInteger x, BigInteger y) {
    static final Point NEUTRAL = new Point(BigInteger.ZERO, BigInteger.ONE);

    Point plus(Point other) {
      BigInteger t = D.multiply(x).multiply(other.x).multiply(y).multiply(other.y).mod(P);
      BigInteger sumX = x.multiply(other.y).add(y.multiply(other.x));
      BigInteger sumY = y.multiply(other.y).add(x.multiply(other.x));
      return new Point(
          sumX.multiply(BigInteger.ONE.add(t).modInverse(P)).mod(P),
          sumY.multiply(BigInteger.ONE.subtract(t).modInverse(P)).mod(P));
    }

    Point times(BigInteger factor) {
      Point product = NEUTRAL;
      for (int bit = factor.bitLength() - 1; bit >= 0; bit--) {
        product = product.plus(product);
        product = factor.testBit(bit) ? product.plus(this) : product;
      }
      return product;
    }

    byte[] encoded() {
      byte[] octets = littleEndian(y);
      octets[31] |= (byte) (x.testBit(0) ? 128 : 0);
      return octets;
    }

    /** The point with that y and an even x. */
    static Point withEvenX(BigInteger y) {
      BigInteger square = y.multiply(y);
      BigInteger denominator = D.multiply(square).add(BigInteger.ONE).modInverse(P);
      BigInteger wanted = square.subtract(BigInteger.ONE).multiply(denominator).mod(P);
      BigInteger root = wanted.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
      if (!root.multiply(root).mod(P).equals(wanted)) {
        root = root.multiply(BigInteger.TWO.modPow(P.shiftRight(2), P)).mod(P);
      }
      return new Point(root.testBit(0) ? P.subtract(root) : root, y);
    }
  }

  private static final Point BASE =
      Point.withEvenX(BigInteger.valueOf(4).multiply(BigInteger.valueOf(5).modInverse(P)).mod(P));
  private static final Point OF_ORDER_EIGHT =
      Point.withEvenX(
          new BigInteger("05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826", 16));

  private final BigInteger secret;
  private final byte[] publicKey;

  /** The key of a seed. */
  Edwards25519(byte[] seed) {
    byte[] scalar = Arrays.copyOf(sha512(seed), 32);
    scalar[0] &= (byte) 248;
    scalar[31] = (byte) ((scalar[31] & 127) | 64);
    secret = number(scalar);
    publicKey = BASE.times(secret).encoded();
  }

  byte[] publicKey() {
    return publicKey.clone();
  }

  /**
   * A signature whose R is moved by a point of small order, which the equation with the cofactor
   * does not see.
   *
   * @param nonce what R is the base point's multiple of; 0 makes R the neutral element
   * @param steps 0 to 7 times the point of order 8; 0 is an honest signature
   */
  byte[] sign(byte[] message, BigInteger nonce, int steps) {
    Point moved = BASE.times(nonce).plus(OF_ORDER_EIGHT.times(BigInteger.valueOf(steps)));
    byte[] r = moved.encoded();
    BigInteger challenge = number(sha512(r, publicKey, message));
    BigInteger s = nonce.add(challenge.multiply(secret)).mod(ORDER);
    byte[] signature = Arrays.copyOf(r, 64);
    System.arraycopy(littleEndian(s), 0, signature, 32, 32);
    return signature;
  }

  private static byte[] sha512(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-512");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static BigInteger number(byte[] littleEndian) {
    byte[] octets = new byte[littleEndian.length + 1];
    for (int at = 0; at < littleEndian.length; at++) {
      octets[littleEndian.length - at] = littleEndian[at];
    }
    return new BigInteger(octets);
  }

  static byte[] littleEndian(BigInteger number) {
    byte[] octets = new byte[32];
    for (int at = 0; at < 32; at++) {
      octets[at] = number.shiftRight(8 * at).byteValue();
    }
    return octets;
  }
}
