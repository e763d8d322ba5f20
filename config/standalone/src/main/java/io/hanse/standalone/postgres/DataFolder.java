package io.hanse.standalone.postgres;

import io.hanse.adapter.file.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder that one running program uses exclusively. The claim is a file lock, which the operating
 * system releases when the program ends, even by a crash.
 */
public final class DataFolder implements AutoCloseable {
  private static final String LOCK_FILE = "in-use.lock";

  private final Path path;
  private final FileChannel channel;
  private final FileLock lock;

  private DataFolder(Path path, FileChannel channel, FileLock lock) {
    this.path = path;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Claims a folder, ends the database server that an earlier owner left running on it and empties
   * it.
   *
   * @return the folder, or nothing while another program has it
   * @throws IOException when the folder cannot be made or written, or holds anything that no
   *     earlier owner left
   */
  public static Optional<DataFolder> claim(Path folder) throws IOException {
    OwnerOnly.createFolders(folder);
    Path path = folder.toRealPath();
    refuseForeign(path);
    FileChannel channel =
        FileChannel.open(
            path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = tryLock(channel);
    if (lock == null) {
      channel.close();
      return Optional.empty();
    }
    DataFolder claimed = new DataFolder(path, channel, lock);
    DatabaseProcess.on(claimed.databases()).ifPresent(DatabaseProcess::end);
    claimed.empty();
    return Optional.of(claimed);
  }

  /** Refuses a folder with other files, so that a mistyped name deletes nothing. */
  private static void refuseForeign(Path path) throws IOException {
    try (Stream<Path> found = Files.list(path)) {
      if (!Files.exists(path.resolve(LOCK_FILE)) && found.findAny().isPresent()) {
        throw new IOException(
            path + " holds other files; a data folder is emptied, so name a new or empty one.");
      }
    }
  }

  /**
   * Claims the first free of {@code folder}, {@code folder-2}, {@code folder-3}...
   *
   * @throws IOException when a folder cannot be made or written, or a hundred are in use
   */
  public static DataFolder claimOneOf(Path folder) throws IOException {
    for (int i = 1; i <= 100; i++) {
      Path candidate = i == 1 ? folder : folder.resolveSibling(folder.getFileName() + "-" + i);
      Optional<DataFolder> claimed = claim(candidate);
      if (claimed.isPresent()) {
        return claimed.get();
      }
    }
    throw new IOException("a hundred programs already run beside " + folder);
  }

  public Path path() {
    return path;
  }

  Path databases() {
    return path.resolve("postgres");
  }

  /** Releases the folder; its content stays. */
  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes everything in the folder but the claim. */
  public void empty() throws IOException {
    try (Stream<Path> found = Files.walk(path)) {
      for (Path each : found.sorted(Comparator.reverseOrder()).toList()) {
        if (!each.equals(path) && !each.equals(path.resolve(LOCK_FILE))) {
          Files.deleteIfExists(each);
        }
      }
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisVeryProgram) {
      return null;
    }
  }
}
