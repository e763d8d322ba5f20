package io.hanse.config.settings;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.slf4j.LoggerFactory;

/** Reads a secret from a file of its own, and warns of one that everybody can read. */
final class SecretFile {
  private SecretFile() {}

  /**
   * The text of a file, without surrounding blanks. A group may be allowed to read it: some
   * deployments hand secrets out that way.
   */
  static String read(Path file) throws IOException {
    String text = Files.readString(file).strip();
    if (isOpenToAll(file)) {
      LoggerFactory.getLogger(SecretFile.class)
          .atWarn()
          .addKeyValue("file", file)
          .addKeyValue("wayOut", "chmod o-rwx " + file)
          .log("everybody on this machine can read a secret");
    }
    return text;
  }

  static boolean isOpenToAll(Path file) throws IOException {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
  }
}
