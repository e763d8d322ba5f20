package io.hanse.node.ledger.batch;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Layouts of the octets that a batch keeps. All numbers are big-endian, four octets, not negative
 * unless said.
 *
 * <p><i>Items</i>: n + 1 numbers, then the items one after the other. Number i is where item i
 * begins, number i + 1 where it ends, both counted from the blob's first octet. So one item can be
 * read with three reads of a few octets, also by {@code blob_item} in SQL. No items at all are no
 * octets at all.
 *
 * <p><i>Slices</i>: four numbers a message: where in the envelopes its characters begin, how many
 * they are, how many octets to skip once they are decoded, and how many octets the message has. A
 * skip of {@value #PLAIN} means that the characters are the message itself; {@value #WITHHELD}
 * means that the batch does not keep the message (an enrolment, which its member may have erased).
 */
public final class BatchBlobs {
  public static final int PLAIN = -1;
  public static final int WITHHELD = -2;
  public static final int SLICE_LENGTH = 16;
  public static final int PROOF_LENGTH = 80;
  public static final int HASH_LENGTH = 32;
  public static final int SALT_LENGTH = 16;
  private static final int NUMBER_LENGTH = 4;

  private BatchBlobs() {}

  /** Packs items. */
  public static byte[] items(List<byte[]> items) {
    if (items.isEmpty()) {
      return new byte[0];
    }
    int head = NUMBER_LENGTH * (items.size() + 1);
    int total = head;
    for (byte[] item : items) {
      total = Math.addExact(total, item.length);
    }
    ByteBuffer blob = ByteBuffer.allocate(total).putInt(head);
    int end = head;
    for (byte[] item : items) {
      end += item.length;
      blob.putInt(end);
    }
    items.forEach(blob::put);
    return blob.array();
  }

  /** One item. */
  public static byte[] item(byte[] blob, int index) {
    ByteBuffer numbers = ByteBuffer.wrap(blob);
    int from = numbers.getInt(NUMBER_LENGTH * index);
    int to = numbers.getInt(NUMBER_LENGTH * (index + 1));
    return Arrays.copyOfRange(blob, from, to);
  }

  /** All items. */
  public static List<byte[]> items(byte[] blob) {
    if (blob.length == 0) {
      return List.of();
    }
    int count = ByteBuffer.wrap(blob).getInt(0) / NUMBER_LENGTH - 1;
    List<byte[]> items = new ArrayList<>(count);
    for (int index = 0; index < count; index++) {
      items.add(item(blob, index));
    }
    return items;
  }

  /** The part of that length at that place of a blob of equal parts. */
  public static byte[] part(byte[] blob, int length, int index) {
    return Arrays.copyOfRange(blob, length * index, length * (index + 1));
  }

  /** The 32 octets at that place. */
  public static byte[] hash(byte[] blob, int index) {
    return part(blob, HASH_LENGTH, index);
  }
}
