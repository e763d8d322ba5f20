package io.hanse.standalone.cli;

import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * Where the program itself is; what it leaves on disk lies beside it unless it is told otherwise.
 */
final class ProgramFolder {
  private ProgramFolder() {}

  /** A path beside the program's jar, or beside the folder of its classes. */
  static Path resolve(String name) {
    try {
      Path program =
          Path.of(ProgramFolder.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return program.resolveSibling(name);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
