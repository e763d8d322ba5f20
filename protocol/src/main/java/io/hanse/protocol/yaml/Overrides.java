package io.hanse.protocol.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Values that take the place of a document's: environment variables, options of a command. */
@FunctionalInterface
public interface Overrides {
  /** Nothing takes the place of anything. */
  Overrides NONE = path -> Optional.empty();

  /**
   * What stands in the place of a key.
   *
   * @param path the key with the keys above it, {@code database.poolSize}
   */
  Optional<Override> at(String path);

  /**
   * A value, and what gave it.
   *
   * @param name how a person knows it: {@code HANSE_DATABASE_POOL_SIZE}, {@code --node}
   * @param texts one, or several for a list; commas separate the items of a list as well
   */
  record Override(String name, List<String> texts) {
    public Override {
      texts = List.copyOf(texts);
    }

    String text() {
      return String.join(",", texts);
    }
  }

  /**
   * Environment variables: {@code HANSE_}, then the key's path in capitals with underscores, {@code
   * database.poolSize} being {@code HANSE_DATABASE_POOL_SIZE}.
   *
   * @param environment all variables; those of other names do not matter
   */
  static Overrides environment(Map<String, String> environment) {
    return path -> {
      String name = variableOf(path);
      return Optional.ofNullable(environment.get(name))
          .map(text -> new Override(name, List.of(text)));
    };
  }

  private static String variableOf(String path) {
    String words = path.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replace('.', '_');
    return "HANSE_" + words.toUpperCase(Locale.ROOT);
  }
}
