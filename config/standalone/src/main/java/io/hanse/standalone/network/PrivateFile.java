package io.hanse.standalone.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that only their owner may read: mode 0600 from the moment they are there. */
public final class PrivateFile {
  private PrivateFile() {}

  /**
   * Writes a new file.
   *
   * @throws IOException when it cannot be written, or is there already
   */
  public static void create(Path file, String content) throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(file, ownerOnly());
    } else {
      Files.createFile(file);
    }
    Files.write(file, content.getBytes(StandardCharsets.UTF_8));
  }

  private static FileAttribute<Set<PosixFilePermission>> ownerOnly() {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  }
}
