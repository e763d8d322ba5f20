package io.hanse.node.decision.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ContentHashTest {
  private static final String HEX =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

  @Test
  void aDigestComesOutAsItWentIn() {
    byte[] octets = HexFormat.of().parseHex(HEX);

    ContentHash hash = ContentHash.of(octets);

    assertArrayEquals(octets, hash.octets());
    assertEquals(HEX, hash.toString());
  }

  @Test
  void anotherLengthIsNoDigest() {
    assertThrows(IllegalArgumentException.class, () -> ContentHash.of(new byte[31]));
  }
}
