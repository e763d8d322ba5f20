package io.hanse.clearing.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder that appears whole: the files are written beside it and put in place together. Where the
 * folder is there already and has something in it, each file is replaced at once instead.
 */
final class ExportFolder {
  private final Path folder;

  ExportFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  void write(Map<String, byte[]> files) throws IOException {
    Path parent = folder.getParent();
    if (parent == null) {
      throw new IOException("not a folder to write to: " + folder);
    }
    Files.createDirectories(parent);
    Path beside = Files.createTempDirectory(parent, "." + folder.getFileName() + "-");
    try {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Files.write(beside.resolve(file.getKey()), file.getValue());
      }
      // Temporary folders are closed to others; an export is there to be read.
      Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rwxr-xr-x"));
      putInPlace(beside);
    } finally {
      remove(beside);
    }
  }

  private void putInPlace(Path beside) throws IOException {
    if (!Files.exists(folder) || isEmpty(folder)) {
      Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    for (Path file : list(beside)) {
      Files.move(file, folder.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    return list(folder).isEmpty();
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void remove(Path beside) throws IOException {
    if (Files.exists(beside)) {
      for (Path file : list(beside)) {
        Files.delete(file);
      }
      Files.delete(beside);
    }
  }
}
