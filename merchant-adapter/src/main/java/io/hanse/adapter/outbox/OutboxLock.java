package io.hanse.adapter.outbox;

import io.hanse.adapter.file.DiskTrouble;
import io.hanse.adapter.file.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Only one process sends from an outbox: two would not keep a member's order. The operating system
 * frees the lock of a killed process.
 */
final class OutboxLock implements AutoCloseable {
  private final FileChannel channel;

  private OutboxLock(FileChannel channel) {
    this.channel = channel;
  }

  static OutboxLock take(Path home) {
    try {
      OwnerOnly.createFolders(home);
      Path file = home.resolve("outbox.lock");
      OwnerOnly.ensure(file);
      FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new OutboxFailure(
            "Another process sends from the outbox in "
                + home
                + ". Wait until it ends, then run this again, or use another home folder.");
      }
      return new OutboxLock(channel);
    } catch (IOException unusable) {
      throw new OutboxFailure(
          "The home folder "
              + home
              + " cannot be used: "
              + DiskTrouble.reason(unusable)
              + ". Mend that or name another folder (home, --home).",
          unusable);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException sameProcess) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException unusable) {
      throw new OutboxFailure(
          "The lock of the outbox cannot be released: " + DiskTrouble.reason(unusable) + ".",
          unusable);
    }
  }
}
