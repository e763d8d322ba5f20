package io.hanse.adapter.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Some keys and their values. Reading notes faults and goes on with the next key, so that a person
 * sees them all at once.
 */
public final class Section {
  /** A required value is missing or malformed; the fault is noted. */
  public static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Unfit() {
      super("a fault was noted", null, false, false);
    }
  }

  /** A value that may be unfit until all of its section has been read. */
  @FunctionalInterface
  public interface Value<T> {
    /**
     * The value.
     *
     * @throws Unfit when it is missing or malformed
     */
    T get();
  }

  private final String path;
  private final Map<String, Object> values;
  private final List<String> faults;
  private final Set<String> read = new HashSet<>();
  private final List<Section> children = new ArrayList<>();
  private boolean ignoring;

  Section(String path, Map<String, Object> values, List<String> faults) {
    this.path = path;
    this.values = values;
    this.faults = faults;
  }

  /** Whether the key is there. */
  public boolean has(String key) {
    return values.get(key) != null;
  }

  /** The keys, in the order of the file. */
  public Set<String> keys() {
    return values.keySet();
  }

  /** A required value. */
  public <T> Value<T> required(String key, Function<String, T> reader) {
    if (!has(key)) {
      read.add(key);
      fault(key, "is missing");
      return unfit();
    }
    return scalar(key, reader);
  }

  /** A value with a default. */
  public <T> Value<T> optional(String key, Function<String, T> reader, T otherwise) {
    if (!has(key)) {
      read.add(key);
      return () -> otherwise;
    }
    return scalar(key, reader);
  }

  /** A value that may be left out. */
  public <T> Value<Optional<T>> optional(String key, Function<String, T> reader) {
    return optional(key, text -> Optional.of(reader.apply(text)), Optional.empty());
  }

  /** A list, empty where the key is left out; a single value counts as a list of one. */
  public <T> Value<List<T>> list(String key, Function<String, T> reader) {
    read.add(key);
    if (!has(key)) {
      return List::of;
    }
    List<T> list = new ArrayList<>();
    boolean fit = true;
    for (Object item : values.get(key) instanceof List<?> many ? many : List.of(get(key))) {
      Optional<T> value = parsed(key, item, reader);
      value.ifPresent(list::add);
      fit &= value.isPresent();
    }
    return fit ? () -> list : unfit();
  }

  /** Names and texts, empty where the key is left out. */
  public <T> Value<Map<String, T>> map(String key, Function<String, T> reader) {
    Section nested = section(key);
    Map<String, T> map = new LinkedHashMap<>();
    boolean fit = true;
    for (String name : nested.keys()) {
      nested.read.add(name);
      Optional<T> value = nested.parsed(name, nested.get(name), reader);
      value.ifPresent(present -> map.put(name, present));
      fit &= value.isPresent();
    }
    return fit ? () -> map : unfit();
  }

  /** The keys below a key; none where it is left out. */
  public Section section(String key) {
    read.add(key);
    Map<String, Object> nested = new LinkedHashMap<>();
    if (values.get(key) instanceof Map<?, ?> map) {
      map.forEach((name, value) -> nested.put(String.valueOf(name), value));
    } else if (has(key)) {
      fault(key, "must have keys of its own below it");
    }
    Section child = new Section(name(key), nested, faults);
    children.add(child);
    return child;
  }

  /** Notes a fault that only the reader of the whole can see. */
  public void fault(String key, String fault) {
    faults.add((key.isEmpty() ? path : name(key)) + ": " + fault);
  }

  /** Lets keys pass that nobody reads. */
  public void ignoreOthers() {
    ignoring = true;
  }

  void refuseUnread() {
    if (ignoring) {
      return;
    }
    values.keySet().stream()
        .filter(key -> !read.contains(key))
        .forEach(key -> fault(key, "is no key that is known here; known are " + known()));
    children.forEach(Section::refuseUnread);
  }

  private String known() {
    return String.join(", ", read.stream().sorted().toList());
  }

  private <T> Value<T> scalar(String key, Function<String, T> reader) {
    read.add(key);
    Optional<T> value = parsed(key, get(key), reader);
    return value.isPresent() ? value::get : unfit();
  }

  private Object get(String key) {
    Object value = values.get(key);
    return value == null ? "" : value;
  }

  private <T> Optional<T> parsed(String key, Object value, Function<String, T> reader) {
    if (!(value instanceof String text)) {
      fault(key, "must be a single value");
      return Optional.empty();
    }
    try {
      return Optional.of(reader.apply(text));
    } catch (IllegalArgumentException | java.time.DateTimeException | ArithmeticException unfit) {
      fault(key, String.valueOf(unfit.getMessage()));
      return Optional.empty();
    }
  }

  private String name(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static <T> Value<T> unfit() {
    return () -> {
      throw new Unfit();
    };
  }
}
