package io.hanse.clearing.fx;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** The text of a rates file: UTF-8, with or without a byte order mark. */
final class RatesFileText {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private RatesFileText() {}

  /**
   * Decodes the octets of a file.
   *
   * @throws RatesFileFault at the first octet that is not UTF-8
   */
  static String of(byte[] octets) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(octets);
    CharBuffer out = CharBuffer.allocate(octets.length);
    if (decoder.decode(in, out, true).isError()) {
      throw undecodable(octets, in.position());
    }
    String text = out.flip().toString();
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private static RatesFileFault undecodable(byte[] octets, int position) {
    long line = 1;
    int column = 1;
    for (int i = 0; i < position; i++) {
      if (octets[i] == '\n') {
        line++;
        column = 1;
      } else if (octets[i] == ',') {
        column++;
      }
    }
    return RatesFileFault.at(line, column, "the file is not UTF-8 here; save it as UTF-8");
  }
}
