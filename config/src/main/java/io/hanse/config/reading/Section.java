package io.hanse.config.reading;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
  private final Document document;
  private final String path;
  private final String line;
  private final Map<String, Node> entries = new LinkedHashMap<>();
  private final TreeSet<String> known = new TreeSet<>();
  private final Set<String> unfit = new HashSet<>();

  private Section(Document document, String path, Optional<Node> node) {
    this.document = document;
    this.path = path;
    this.line = node.map(Section::line).orElse("");
    if (node.isPresent() && node.get() instanceof MappingNode mapping) {
      mapping.getValue().forEach(this::enter);
    }
  }

  static Section root(Document document, Optional<Node> node) {
    return new Section(document, "", node);
  }

  private void enter(NodeTuple tuple) {
    String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
    if (entries.containsKey(key)) {
      document
          .faults()
          .add(pathOf(key) + line(tuple.getKeyNode()), "stands there twice", "each key once");
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
      document.faults().add(place(key), "is missing", kind.allowed());
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

  /** A list of scalars, empty where the key is missing; in a variable separated by commas. */
  public <T> List<T> list(String key, Kind<T> kind) {
    ask(key, "a list, each " + kind.allowed());
    Optional<String> variable = document.variable(variableOf(key));
    if (variable.isPresent()) {
      return Arrays.stream(variable.get().split(","))
          .map(String::strip)
          .filter(text -> !text.isEmpty())
          .map(text -> parse(new Written(key, place(key), text), kind))
          .toList();
    }
    List<T> values = new ArrayList<>();
    for (Node item : items(key)) {
      String place = pathOf(key) + "[" + values.size() + "]" + line(item);
      values.add(scalar(key, place, item, kind));
    }
    return values;
  }

  private <T> T scalar(String key, String place, Node node, Kind<T> kind) {
    if (node instanceof ScalarNode scalar) {
      return parse(new Written(key, place, scalar.getValue()), kind);
    }
    unfit.add(key);
    document.faults().add(place, "is not a single value", kind.allowed());
    return kind.standIn();
  }

  /** A section below; where it is missing, one without any key. */
  public Section section(String key) {
    known.add(key);
    Node node = entries.get(key);
    if (node != null && !(node instanceof MappingNode)) {
      document.faults().add(place(key), "is not a section", "key: value lines");
    }
    return new Section(document, pathOf(key), Optional.ofNullable(node));
  }

  public boolean has(String key) {
    return entries.containsKey(key);
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
        document.faults().add(itemPath + line(item), "is not a section", "key: value lines");
      }
      sections.add(new Section(document, itemPath, Optional.of(item)));
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
    document.faults().add(place(key), "is not a list", "a list");
    unfit.add(key);
    return List.of();
  }

  /** The keys and values of a section whose keys are free, such as currencies. */
  public <K, V> Map<K, V> pairs(Kind<K> keys, Kind<V> values) {
    Map<K, V> pairs = new LinkedHashMap<>();
    document.noteAsked(pattern(pathOf("*")), values.allowed());
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
    document.faults().add(place(key), problem, allowed);
  }

  /** To be called when everything has been asked for: what is left is unknown. */
  public void close() {
    for (String key : entries.keySet()) {
      if (!known.contains(key)) {
        document
            .faults()
            .add(place(key), "is not a key here", "the keys " + String.join(", ", known));
      }
    }
  }

  private <T> T parse(Written written, Kind<T> kind) {
    try {
      return kind.parser().apply(written.text());
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      document.faults().add(written.place(), "does not fit", kind.allowed());
      unfit.add(written.key());
      return kind.standIn();
    }
  }

  private Optional<Written> written(String key, String allowed) {
    ask(key, allowed);
    Optional<String> variable = document.variable(variableOf(key));
    if (variable.isPresent()) {
      return Optional.of(new Written(key, place(key), variable.get()));
    }
    Node node = entries.get(key);
    if (node instanceof ScalarNode scalar) {
      return Optional.of(new Written(key, place(key), scalar.getValue()));
    }
    if (node != null) {
      document.faults().add(place(key), "is not a single value", allowed);
    }
    return Optional.empty();
  }

  private void ask(String key, String allowed) {
    known.add(key);
    document.noteAsked(pattern(pathOf(key)), allowed);
  }

  private String place(String key) {
    String variable = variableOf(key);
    if (document.variable(variable).isPresent()) {
      return pathOf(key) + " (" + variable + ")";
    }
    Node node = entries.get(key);
    return pathOf(key) + (node == null ? line : line(node));
  }

  private String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private String variableOf(String key) {
    String words = pathOf(key).replaceAll("([a-z0-9])([A-Z])", "$1_$2").replace('.', '_');
    return "HANSE_" + words.toUpperCase(Locale.ROOT);
  }

  private static String pattern(String path) {
    return path.replaceAll("\\[[0-9]+]", "[]");
  }

  private static String line(Node node) {
    return node.getStartMark()
        .map(mark -> " (" + mark.getName() + " line " + (mark.getLine() + 1) + ")")
        .orElse("");
  }

  /** What somebody wrote, and where. */
  private record Written(String key, String place, String text) {}
}
