package io.hanse.protocol.yaml;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A mapping in a document. Keys are asked for one by one; {@link #close} then reports those that
 * nobody asked for.
 */
public final class Section {
  private final Findings findings;
  private final String path;
  private final String mark;
  private final Map<String, Node> keys = new LinkedHashMap<>();
  private final Map<String, Node> entries = new LinkedHashMap<>();
  private final TreeSet<String> known = new TreeSet<>();
  private final Set<String> unfit = new HashSet<>();

  private Section(Findings findings, String path, Optional<Node> node) {
    this.findings = findings;
    this.path = path;
    this.mark = node.map(Mark::behindKey).orElse("");
    if (node.isPresent() && node.get() instanceof MappingNode mapping) {
      mapping.getValue().forEach(this::enter);
    }
  }

  static Section root(Findings findings, Optional<Node> node) {
    return new Section(findings, "", node);
  }

  private void enter(NodeTuple tuple) {
    String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
    if (keys.putIfAbsent(key, tuple.getKeyNode()) != null) {
      String place = pathOf(key) + Mark.behindKey(tuple.getKeyNode());
      findings.faults().add(place, "stands there twice", "each key once");
    } else if (!isNothing(tuple.getValueNode())) {
      entries.put(key, tuple.getValueNode());
    }
  }

  private static boolean isNothing(Node node) {
    return node instanceof ScalarNode scalar
        && scalar.getScalarStyle() == ScalarStyle.PLAIN
        && (scalar.getValue().isEmpty()
            || scalar.getValue().equals("~")
            || scalar.getValue().equals("null"));
  }

  /** A value that must be there. */
  public <T> T required(String key, Kind<T> kind) {
    Optional<Written> written = written(key, kind.allowed());
    if (written.isEmpty()) {
      findings.faults().add(place(key), "is missing", kind.allowed());
      unfit.add(key);
      return kind.standIn();
    }
    return parse(written.get(), kind);
  }

  /** A value that may be left out. */
  public <T> Optional<T> optional(String key, Kind<T> kind) {
    return written(key, kind.allowed()).map(written -> parse(written, kind));
  }

  /** A value with a default. */
  public <T> T optional(String key, Kind<T> kind, T otherwise) {
    return optional(key, kind).orElse(otherwise);
  }

  /**
   * A list of scalars, empty where the key is missing; a single one is a list of one, and what
   * overrides it is separated by commas.
   */
  public <T> List<T> list(String key, Kind<T> kind) {
    ask(key, "a list, each " + kind.allowed());
    Optional<Overrides.Override> override = findings.override(pathOf(key));
    if (override.isPresent()) {
      return Arrays.stream(override.get().text().split(","))
          .map(String::strip)
          .filter(text -> !text.isEmpty())
          .map(text -> parse(new Written(key, place(key), text), kind))
          .toList();
    }
    if (entries.get(key) instanceof ScalarNode single) {
      return List.of(scalar(key, place(key), single, kind));
    }
    List<T> values = new ArrayList<>();
    for (Node item : items(key)) {
      String place = pathOf(key) + "[" + values.size() + "]" + Mark.behindKey(item);
      values.add(scalar(key, place, item, kind));
    }
    return values;
  }

  private <T> T scalar(String key, String place, Node node, Kind<T> kind) {
    if (node instanceof ScalarNode scalar) {
      return parse(new Written(key, place, scalar.getValue()), kind);
    }
    unfit.add(key);
    findings.faults().add(place, "is not a single value", kind.allowed());
    return kind.standIn();
  }

  /** A section below; where it is missing, one without any key. */
  public Section section(String key) {
    known.add(key);
    Node node = entries.get(key);
    if (node != null && !(node instanceof MappingNode)) {
      findings.faults().add(place(key), "is not a section", "key: value lines");
    }
    return new Section(findings, pathOf(key), Optional.ofNullable(node));
  }

  /** Whether the key has a value, in the document or in its place. */
  public boolean has(String key) {
    return entries.containsKey(key) || findings.override(pathOf(key)).isPresent();
  }

  /** Whether what was read from a key is what stands there, and not a stand-in after a fault. */
  public boolean isFit(String key) {
    return !unfit.contains(key);
  }

  /** A list of sections, empty where the key is missing. */
  public List<Section> sections(String key) {
    known.add(key);
    List<Section> sections = new ArrayList<>();
    for (Node item : items(key)) {
      String itemPath = pathOf(key) + "[" + sections.size() + "]";
      if (!(item instanceof MappingNode)) {
        findings
            .faults()
            .add(itemPath + Mark.behindKey(item), "is not a section", "key: value lines");
      }
      sections.add(new Section(findings, itemPath, Optional.of(item)));
    }
    return sections;
  }

  private List<Node> items(String key) {
    Node node = entries.get(key);
    if (node == null) {
      return List.of();
    }
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    findings.faults().add(place(key), "is not a list", "a list");
    unfit.add(key);
    return List.of();
  }

  /** The keys and values of a section whose keys are free, such as currencies. */
  public <K, V> Map<K, V> pairs(Kind<K> keys, Kind<V> values) {
    Map<K, V> pairs = new LinkedHashMap<>();
    findings.noteAsked(pattern(pathOf("*")), values.allowed());
    for (Map.Entry<String, Node> entry : entries.entrySet()) {
      known.add(entry.getKey());
      String place = place(entry.getKey());
      K key = parse(new Written(entry.getKey(), place, entry.getKey()), keys);
      V value = scalar(entry.getKey(), place, entry.getValue(), values);
      if (isFit(entry.getKey())) {
        pairs.put(key, value);
      }
    }
    return pairs;
  }

  /** Reports what is wrong beyond a single value, at one of this section's keys. */
  public void fault(String key, String problem, String allowed) {
    findings.faults().add(place(key), problem, allowed);
  }

  /** Reports what is wrong with the section as a whole. */
  public void fault(String problem, String allowed) {
    findings.faults().add(path + mark, problem, allowed);
  }

  /** To be called when everything has been asked for: what is left is unknown. */
  public void close() {
    for (String key : entries.keySet()) {
      if (!known.contains(key)) {
        findings
            .faults()
            .add(
                pathOf(key) + Mark.behindKey(keys.getOrDefault(key, entries.get(key))),
                "is not a key here",
                "the keys " + String.join(", ", known));
      }
    }
  }

  private <T> T parse(Written written, Kind<T> kind) {
    try {
      return kind.parser().apply(written.text());
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      findings.faults().add(written.place(), kind.problemOf(e), kind.allowed());
      unfit.add(written.key());
      return kind.standIn();
    }
  }

  private Optional<Written> written(String key, String allowed) {
    ask(key, allowed);
    Optional<Overrides.Override> override = findings.override(pathOf(key));
    if (override.isPresent()) {
      return Optional.of(new Written(key, place(key), override.get().text()));
    }
    Node node = entries.get(key);
    if (node instanceof ScalarNode scalar) {
      return Optional.of(new Written(key, place(key), scalar.getValue()));
    }
    if (node != null) {
      findings.faults().add(place(key), "is not a single value", allowed);
    }
    return Optional.empty();
  }

  private void ask(String key, String allowed) {
    known.add(key);
    findings.noteAsked(pattern(pathOf(key)), allowed);
  }

  private String place(String key) {
    Optional<Overrides.Override> override = findings.override(pathOf(key));
    if (override.isPresent()) {
      return pathOf(key) + " (" + override.get().name() + ")";
    }
    Node node = entries.getOrDefault(key, keys.get(key));
    return pathOf(key) + (node == null ? mark : Mark.behindKey(node));
  }

  private String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String pattern(String path) {
    return path.replaceAll("\\[[0-9]+]", "[]");
  }

  /** What somebody wrote, and where. */
  private record Written(String key, String place, String text) {}
}
