package io.hanse.adapter.yaml;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** A YAML 1.2 file of nested keys. Every scalar is read as the text that stands there. */
public final class YamlFile {
  private YamlFile() {}

  /**
   * Reads a file and makes a value of it; {@code reader} reads every key before any value is got.
   *
   * @throws UnusableFile with every fault that {@code reader} and the sections noted
   */
  public static <T> T read(Path file, Function<Section, Section.Value<T>> reader) {
    return parse(file.toString(), textOf(file), reader);
  }

  /**
   * The same, with values that take the place of those in the file.
   *
   * @param overrides texts and lists of texts by key
   */
  public static <T> T read(
      Path file, Map<String, Object> overrides, Function<Section, Section.Value<T>> reader) {
    Map<String, Object> values = load(file.toString(), textOf(file));
    values.putAll(overrides);
    return made(file.toString(), values, reader);
  }

  /** The same with those values only. */
  public static <T> T of(
      String name, Map<String, Object> values, Function<Section, Section.Value<T>> reader) {
    return made(name, values, reader);
  }

  private static String textOf(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException missing) {
      throw new UnusableFile(file.toString(), List.of("there is no such file"));
    } catch (CharacterCodingException undecodable) {
      throw new UnusableFile(file.toString(), List.of("it is not UTF-8"));
    } catch (IOException unreadable) {
      throw new UnusableFile(
          file.toString(), List.of("it cannot be read: " + unreadable.getMessage()));
    }
  }

  /**
   * Makes a value of a YAML text.
   *
   * @param name what to call the text in a fault
   * @throws UnusableFile with every fault that {@code reader} and the sections noted
   */
  public static <T> T parse(String name, String yaml, Function<Section, Section.Value<T>> reader) {
    return made(name, load(name, yaml), reader);
  }

  private static <T> T made(
      String name, Map<String, Object> values, Function<Section, Section.Value<T>> reader) {
    List<String> faults = new ArrayList<>();
    Section root = new Section("", values, faults);
    try {
      Section.Value<T> value = reader.apply(root);
      root.refuseUnread();
      if (faults.isEmpty()) {
        return value.get();
      }
    } catch (Section.Unfit unfit) {
      // The fault is noted; without that value the rest of the file cannot be judged.
    }
    throw new UnusableFile(name, faults);
  }

  private static Map<String, Object> load(String name, String yaml) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(name).setSchema(new FailsafeSchema()).build();
    try {
      return keyed(new Load(settings).loadFromString(yaml));
    } catch (YamlEngineException malformed) {
      throw new UnusableFile(name, List.of("not YAML: " + malformed.getMessage()));
    } catch (ClassCastException noKeys) {
      throw new UnusableFile(name, List.of("it must consist of lines \"key: value\""));
    }
  }

  private static Map<String, Object> keyed(@Nullable Object loaded) {
    Map<String, Object> keyed = new LinkedHashMap<>();
    if (loaded != null) {
      ((Map<?, ?>) loaded).forEach((key, value) -> keyed.put(String.valueOf(key), value));
    }
    return keyed;
  }
}
