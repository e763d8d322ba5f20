package io.hanse.config.settings;

import io.hanse.protocol.yaml.Document;
import io.hanse.protocol.yaml.Overrides;
import io.hanse.protocol.yaml.Reading;
import io.hanse.protocol.yaml.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Reads a server's settings. Paths in a file are relative to its folder. Blocks: to be called
 * before anything is started.
 */
public final class SettingsFile {
  private SettingsFile() {}

  /**
   * Reads a node's settings.
   *
   * @param environment variables that override keys; {@code System.getenv()} in a program
   * @throws IOException when the file itself cannot be read
   */
  public static Reading<NodeSettings> node(Path file, Map<String, String> environment)
      throws IOException {
    Document document = open(file, environment);
    NodeSettings settings = new NodeSettingsReader(parts(file)).read(document.root());
    return document.faults().reading(settings);
  }

  /**
   * Reads a clearing instance's settings.
   *
   * @param environment variables that override keys; {@code System.getenv()} in a program
   * @throws IOException when the file itself cannot be read
   */
  public static Reading<ClearingSettings> clearing(Path file, Map<String, String> environment)
      throws IOException {
    Document document = open(file, environment);
    ClearingSettings settings = new ClearingSettingsReader(parts(file)).read(document.root());
    return document.faults().reading(settings);
  }

  private static Document open(Path file, Map<String, String> environment) throws IOException {
    return Document.of(
        String.valueOf(file.getFileName()),
        TextFile.read(file),
        Overrides.environment(environment));
  }

  private static PartsReader parts(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return new PartsReader(folder == null ? Path.of("") : folder);
  }
}
