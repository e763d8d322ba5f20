package io.hanse.adapter.outbox;

import java.nio.file.Path;
import org.sqlite.SQLiteException;

/** Says in a sentence why SQLite cannot use the outbox, and the way out. */
final class StoreTrouble {
  private StoreTrouble() {}

  static OutboxFailure of(Path file, Exception cause) {
    return new OutboxFailure("The outbox " + file + " " + reason(cause), cause);
  }

  private static String reason(Exception cause) {
    if (!(cause instanceof SQLiteException failure)) {
      return "cannot be used: " + cause.getMessage();
    }
    // The low octet is the primary result code: https://www.sqlite.org/rescode.html
    return switch (failure.getResultCode().code & 0xff) {
      case 5, 6 -> "is in use by another program. Wait until that ends, then run this again.";
      case 8, 14, 3, 23 ->
          "cannot be opened for writing. Check that this user may write the file and its folder.";
      case 10 -> "cannot be read or written: the disk failed. Check the disk, then run this again.";
      case 11, 26 ->
          "is damaged or is no outbox. Restore it from a backup. Without one, move it away and"
              + " import again: the network gives each record one effect.";
      case 13 ->
          "cannot grow: the disk is full. Free some space, then run this again; nothing that was"
              + " stored is lost.";
      default -> "cannot be used: " + failure.getMessage();
    };
  }
}
