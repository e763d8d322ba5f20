package io.hanse.protocol.yaml;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file that people write. */
public final class TextFile {
  private static final String ALLOWED = "a file with text in UTF-8";

  private TextFile() {}

  /**
   * The text of a file; blocks.
   *
   * @throws FaultyFileException when it is a folder or holds something else than text
   * @throws IOException when it cannot be read
   */
  public static String read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FaultyFileException(List.of(new Fault(file.toString(), "is a folder", ALLOWED)));
    }
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new FaultyFileException(List.of(new Fault(file.toString(), "is no text", ALLOWED)));
    }
  }
}
