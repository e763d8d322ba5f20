package io.hanse.config.directory;

import io.hanse.config.Readme;
import java.util.List;

/** The README's directory, in as many versions as a test wants. */
public final class DirectoryExample {
  private DirectoryExample() {}

  public static Directory directory() {
    return DirectoryFile.parse("directory.yaml", Readme.example("directory.yaml")).orElseThrow();
  }

  public static Directory ofVersion(long version) {
    Directory it = directory();
    return new Directory(
        version, it.operator(), it.pool(), it.ledgers(), it.participants(), it.programme());
  }

  /** The same version with other content. */
  public static Directory otherOfVersion(long version) {
    Directory it = directory();
    return new Directory(version, it.operator(), it.ledgers(), List.of(), it.programme());
  }
}
