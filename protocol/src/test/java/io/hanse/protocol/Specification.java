package io.hanse.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The public specification with its examples. */
final class Specification {
  private static final Pattern BLOCK =
      Pattern.compile("```\\w+ (\\w+)\\n(.*?)\\n```", Pattern.DOTALL);

  private final String text = read(Path.of("README.md"));

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  String text() {
    return text;
  }

  /** The blocks that are marked as that kind, in their order. */
  List<byte[]> examples(String kind) {
    return BLOCK
        .matcher(text)
        .results()
        .filter(block -> block.group(1).equals(kind))
        .map(block -> block.group(2).getBytes(UTF_8))
        .toList();
  }
}
