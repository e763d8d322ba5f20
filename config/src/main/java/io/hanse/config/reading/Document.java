package io.hanse.config.reading;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** One YAML document (JSON is YAML too) with its faults so far, opened at its root section. */
public final class Document {
  private static final int LARGEST = 256 * 1024 * 1024;

  private final Faults faults = new Faults();
  private final Map<String, String> environment;
  private final Map<String, String> asked = new LinkedHashMap<>();
  private final Section root;

  private Document(String name, String yaml, Map<String, String> environment) {
    this.environment = environment;
    this.root = Section.root(this, compose(name, yaml));
  }

  /** A document that nothing overrides. */
  public static Document of(String name, String yaml) {
    return new Document(name, yaml, Map.of());
  }

  /**
   * A document whose keys environment variables override: {@code HANSE_}, then the key's path in
   * capitals with underscores, {@code database.poolSize} being {@code HANSE_DATABASE_POOL_SIZE}.
   *
   * @param environment all variables; those of other names do not matter
   */
  public static Document of(String name, String yaml, Map<String, String> environment) {
    return new Document(name, yaml, environment);
  }

  private Optional<Node> compose(String name, String yaml) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(name)
            .setSchema(new FailsafeSchema())
            .setCodePointLimit(LARGEST)
            .setMaxAliasesForCollections(0)
            .build();
    try {
      Optional<Node> node = new Compose(settings).composeString(yaml);
      if (node.isPresent() && !(node.get() instanceof MappingNode)) {
        faults.unreadable(name, "holds no keys", "key: value lines");
      }
      return node;
    } catch (MarkedYamlEngineException e) {
      String line = e.getProblemMark().map(mark -> " line " + (mark.getLine() + 1)).orElse("");
      faults.unreadable(name + line, e.getProblem(), "YAML 1.2");
      return Optional.empty();
    } catch (YamlEngineException e) {
      faults.unreadable(name, String.valueOf(e.getMessage()), "YAML 1.2");
      return Optional.empty();
    }
  }

  public Section root() {
    return root;
  }

  public Faults faults() {
    return faults;
  }

  /** Every key that was asked for so far, by its path, with what is allowed there. */
  public Map<String, String> asked() {
    return Map.copyOf(asked);
  }

  void noteAsked(String path, String allowed) {
    asked.put(path, allowed);
  }

  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name));
  }
}
