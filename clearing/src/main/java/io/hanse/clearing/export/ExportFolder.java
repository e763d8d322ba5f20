package io.hanse.clearing.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder that appears whole: the files are written beside it and put in place together. Nothing
 * that exists already is overwritten. Only the owner can open it: it names accounts and amounts.
 */
public final class ExportFolder {
  private final Path folder;

  public ExportFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /**
   * Writes files by name; idempotent.
   *
   * @throws FileAlreadyExistsException when the folder holds anything else
   */
  public void write(Map<String, byte[]> files) throws IOException {
    files.keySet().forEach(ExportFolder::requireFileName);
    if (Files.exists(folder) && !list(folder).isEmpty()) {
      requireSame(files);
      return;
    }
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
      Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      remove(beside);
    }
  }

  /** Names may come from another machine: none may lead out of the folder. */
  private static void requireFileName(String name) {
    Path path = Path.of(name);
    if (path.isAbsolute() || path.getNameCount() != 1 || name.isEmpty() || name.equals("..")) {
      throw new IllegalArgumentException("not a file name: " + name);
    }
  }

  private void requireSame(Map<String, byte[]> files) throws IOException {
    List<Path> there = list(folder);
    boolean same = there.size() == files.size();
    for (Path file : there) {
      byte[] octets = files.get(file.getFileName().toString());
      same = same && octets != null && Arrays.equals(octets, Files.readAllBytes(file));
    }
    if (!same) {
      throw new FileAlreadyExistsException(
          folder.toString(),
          null,
          "holds other files than this export, and nothing is written over;"
              + " name a new or an empty folder");
    }
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
