package io.hanse.protocol.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Whether octets are UTF-8 as RFC 3629 has it: no overlong forms, no surrogates. */
final class Utf8 {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

  private Utf8() {}

  /** Where the first octet is that does not fit, or -1. */
  static int firstFault(byte[] octets, int offset, int length) {
    int end = offset + length;
    int at = offset;
    while (at < end) {
      if (end - at >= Long.BYTES && ((long) EIGHT.get(octets, at) & HIGH_BITS) == 0) {
        at += Long.BYTES;
      } else if (octets[at] >= 0) {
        at++;
      } else {
        int width = width(octets, at, end);
        if (width == 0) {
          return at;
        }
        at += width;
      }
    }
    return -1;
  }

  /** The width of the well-formed sequence that begins there, or 0 (RFC 3629 section 4). */
  private static int width(byte[] octets, int at, int end) {
    int lead = octets[at] & 0xff;
    if (lead >= 0xc2 && lead <= 0xdf) {
      return tails(octets, at + 1, end, 1) ? 2 : 0;
    }
    if (lead >= 0xe0 && lead <= 0xef) {
      int low = lead == 0xe0 ? 0xa0 : 0x80;
      int high = lead == 0xed ? 0x9f : 0xbf;
      return second(octets, at, end, low, high) && tails(octets, at + 2, end, 1) ? 3 : 0;
    }
    if (lead >= 0xf0 && lead <= 0xf4) {
      int low = lead == 0xf0 ? 0x90 : 0x80;
      int high = lead == 0xf4 ? 0x8f : 0xbf;
      return second(octets, at, end, low, high) && tails(octets, at + 2, end, 2) ? 4 : 0;
    }
    return 0;
  }

  private static boolean second(byte[] octets, int at, int end, int low, int high) {
    return at + 1 < end && (octets[at + 1] & 0xff) >= low && (octets[at + 1] & 0xff) <= high;
  }

  private static boolean tails(byte[] octets, int from, int end, int count) {
    if (from + count > end) {
      return false;
    }
    for (int at = from; at < from + count; at++) {
      if ((octets[at] & 0xc0) != 0x80) {
        return false;
      }
    }
    return true;
  }
}
