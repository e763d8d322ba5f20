package io.hanse.adapter.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Makes files of mode 0600 and folders of mode 0700. The mode is given on creation, so that there
 * is no moment in which others can open them. File systems without POSIX permissions keep their own
 * rules.
 */
public final class OwnerOnly {
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private OwnerOnly() {}

  /**
   * Writes a new file.
   *
   * @throws FileAlreadyExistsException when it exists; it stays as it is
   * @throws IOException when it cannot be written
   */
  public static void create(Path file, byte[] content) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (OutputStream out =
        Channels.newOutputStream(Files.newByteChannel(file, options, with(FILE)))) {
      out.write(content);
    }
  }

  /**
   * Closes an existing file to others, or makes an empty one.
   *
   * @throws IOException when it cannot be made, or belongs to somebody else and is open to others
   */
  public static void ensure(Path file) throws IOException {
    if (!Files.exists(file)) {
      try {
        Files.createFile(file, with(FILE));
        return;
      } catch (FileAlreadyExistsException madeMeanwhile) {
        // Another process opened the same outbox; its file is closed to others below.
      }
    }
    close(file);
  }

  /** Closes a file to others where it exists. */
  public static void close(Path file) throws IOException {
    if (isOpenToOthers(file)) {
      Files.setPosixFilePermissions(file, FILE);
    }
  }

  /**
   * Makes a folder and its missing parents. An existing folder keeps its mode: it may hold other
   * files, which are meant to be read.
   */
  public static void createFolders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, with(FOLDER));
    }
  }

  /** Whether an existing file lets its group or everybody read or write it. */
  public static boolean isOpenToOthers(Path file) throws IOException {
    if (!isPosix() || !Files.exists(file)) {
      return false;
    }
    return !FOLDER.containsAll(Files.getPosixFilePermissions(file));
  }

  private static FileAttribute<?>[] with(Set<PosixFilePermission> permissions) {
    return isPosix()
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
