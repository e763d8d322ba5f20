package io.hanse.config.directory;

import io.hanse.protocol.yaml.Document;
import io.hanse.protocol.yaml.Reading;
import io.hanse.protocol.yaml.TextFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The directory as people write it (YAML) and as copies of it are kept (compact JSON, each
 * directory having exactly one spelling). JSON is YAML, so one reader reads both.
 */
public final class DirectoryFile {
  private DirectoryFile() {}

  /**
   * Reads a directory.
   *
   * @param name the name of the text in faults
   * @param text YAML 1.2
   */
  public static Reading<Directory> parse(String name, String text) {
    Document document = Document.of(name, text);
    Directory directory = new DirectoryReader(document.root()).directory();
    return document.faults().reading(directory);
  }

  /**
   * Reads a directory from a file; blocks.
   *
   * @throws io.hanse.protocol.yaml.FaultyFileException when it holds no text
   * @throws IOException when the file cannot be read
   */
  public static Reading<Directory> read(Path file) throws IOException {
    return parse(String.valueOf(file.getFileName()), TextFile.read(file));
  }

  /** Reads the octets of a copy, or any directory file. */
  public static Reading<Directory> parse(byte[] octets) {
    return parse("directory", new String(octets, StandardCharsets.UTF_8));
  }

  /** The one spelling of a directory, in which copies are kept. Reading it gives an equal one. */
  public static byte[] octets(Directory directory) {
    return new DirectoryWriter().write(directory);
  }
}
