package io.hanse.protocol.yaml;

import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** One YAML 1.2 document (JSON is YAML too) with its faults so far, opened at its root section. */
public final class Document {
  private static final int LARGEST = 256 * 1024 * 1024;

  private final Findings findings;
  private final Section root;

  private Document(String name, String yaml, Overrides overrides) {
    this.findings = new Findings(overrides);
    this.root = Section.root(findings, compose(name, yaml));
  }

  /** A document that nothing overrides. */
  public static Document of(String name, String yaml) {
    return of(name, yaml, Overrides.NONE);
  }

  /**
   * A document of which some values are overridden.
   *
   * @param name what faults call the text
   */
  public static Document of(String name, String yaml, Overrides overrides) {
    return new Document(name, yaml, overrides);
  }

  private Optional<Node> compose(String name, String yaml) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(name)
            .setSchema(new FailsafeSchema())
            .setCodePointLimit(LARGEST)
            .build();
    try {
      Optional<Node> node = new Compose(settings).composeString(yaml);
      if (node.isPresent() && !(node.get() instanceof MappingNode)) {
        findings.faults().unreadable(name, "holds no keys", "key: value lines");
      }
      return node;
    } catch (MarkedYamlEngineException e) {
      String place = Mark.of(e.getProblemMark()).orElse(name);
      findings.faults().unreadable(place, e.getProblem(), "YAML 1.2");
      return Optional.empty();
    } catch (YamlEngineException e) {
      findings.faults().unreadable(name, String.valueOf(e.getMessage()), "YAML 1.2");
      return Optional.empty();
    }
  }

  public Section root() {
    return root;
  }

  public Faults faults() {
    return findings.faults();
  }

  /** Every key that was asked for so far, by its path, with what is allowed there. */
  public Map<String, String> asked() {
    return findings.asked();
  }
}
