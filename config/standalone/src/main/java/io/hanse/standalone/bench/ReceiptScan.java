package io.hanse.standalone.bench;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds receipts in answers by their first octets, which costs less than parsing JSON. */
final class ReceiptScan {
  private static final byte[] START =
      "{\"format\":\"hanse-receipt/1\"".getBytes(StandardCharsets.US_ASCII);

  private ReceiptScan() {}

  /** How many there are in an answer. */
  static int count(Buffer answer) {
    byte[] octets = answer.getBytes();
    int count = 0;
    for (int at = indexOf(octets, 0); at >= 0; at = indexOf(octets, at + START.length)) {
      count++;
    }
    return count;
  }

  /** All of them, octet for octet. */
  static List<byte[]> in(Buffer answer) {
    byte[] octets = answer.getBytes();
    List<byte[]> receipts = new ArrayList<>();
    for (int at = indexOf(octets, 0); at >= 0; at = indexOf(octets, at + START.length)) {
      receipts.add(Arrays.copyOfRange(octets, at, endOf(octets, at)));
    }
    return receipts;
  }

  /** The end of the object that begins at an offset. */
  private static int endOf(byte[] octets, int start) {
    int depth = 0;
    boolean quoted = false;
    for (int at = start; at < octets.length; at++) {
      byte octet = octets[at];
      if (quoted) {
        at += octet == '\\' ? 1 : 0;
        quoted = octet != '"';
      } else if (octet == '"') {
        quoted = true;
      } else if (octet == '{') {
        depth++;
      } else if (octet == '}' && --depth == 0) {
        return at + 1;
      }
    }
    throw new IllegalStateException("the answer ends within a receipt");
  }

  private static int indexOf(byte[] octets, int from) {
    for (int at = from; at <= octets.length - START.length; at++) {
      if (octets[at] == '{' && startsAt(octets, at)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean startsAt(byte[] octets, int at) {
    for (int i = 1; i < START.length; i++) {
      if (octets[at + i] != START[i]) {
        return false;
      }
    }
    return true;
  }
}
