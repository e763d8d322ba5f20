package io.hanse.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The examples and tables of this module's README. */
public final class Readme {
  private static final Pattern ROW =
      Pattern.compile("^\\| `([^`]+)` \\|[^|]*\\| ([^|]+) \\|$", Pattern.MULTILINE);

  private static final Pattern NAME = Pattern.compile("^\\| `([^`]+)` \\|", Pattern.MULTILINE);

  private Readme() {}

  /** The example that begins with the line {@code # name}. */
  public static String example(String name) {
    String text = text();
    int start = text.indexOf("```yaml\n# " + name + "\n") + "```yaml\n".length();
    return text.substring(start, text.indexOf("```", start));
  }

  /** What the first table after an example says is allowed, by key. */
  public static Map<String, String> allowedAfter(String name) {
    String text = text();
    int start = text.indexOf("| key |", text.indexOf("# " + name + "\n"));
    String table = text.substring(start, (text + "\n\n").indexOf("\n\n", start));
    Map<String, String> allowed = new LinkedHashMap<>();
    ROW.matcher(table + "\n").results().forEach(row -> put(allowed, row));
    return allowed;
  }

  /** The default of a key in the first table after an example. */
  public static String defaultAfter(String name, String key) {
    String text = text();
    int row = text.indexOf("\n| `" + key + "` |", text.indexOf("# " + name + "\n"));
    return text.substring(row).split("\\|", 4)[2].strip();
  }

  /** The names in the first column of the first table with that head. */
  public static Set<String> names(String head) {
    String text = text() + "\n\n";
    int start = text.indexOf("| " + head + " |");
    return NAME.matcher(text.substring(start, text.indexOf("\n\n", start)))
        .results()
        .map(row -> row.group(1))
        .collect(Collectors.toSet());
  }

  private static void put(Map<String, String> allowed, MatchResult row) {
    allowed.put(row.group(1), row.group(2));
  }

  private static String text() {
    try {
      return Files.readString(Path.of("README.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
