package io.hanse.adapter.file;

import io.hanse.protocol.yaml.Document;
import io.hanse.protocol.yaml.Fault;
import io.hanse.protocol.yaml.FaultyFileException;
import io.hanse.protocol.yaml.Overrides;
import io.hanse.protocol.yaml.Reading;
import io.hanse.protocol.yaml.Section;
import io.hanse.protocol.yaml.TextFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Reads a value from a YAML file that a person wrote, or refuses it with every fault. */
public final class YamlFile {
  private YamlFile() {}

  /**
   * Reads a file.
   *
   * @param reader asks for every key; stand-ins that it gets are discarded with the faults
   * @throws UnusableFile with every fault, each with its key, line and column
   */
  public static <T> T read(Path file, Overrides overrides, Function<Section, T> reader) {
    String name = String.valueOf(file.getFileName());
    return value(file.toString(), Document.of(name, textOf(file), overrides), reader);
  }

  /**
   * Reads a text.
   *
   * @param name what to call the text in a fault
   * @throws UnusableFile with every fault, each with its key, line and column
   */
  public static <T> T parse(
      String name, String yaml, Overrides overrides, Function<Section, T> reader) {
    return value(name, Document.of(name, yaml, overrides), reader);
  }

  private static <T> T value(String name, Document document, Function<Section, T> reader) {
    T value = reader.apply(document.root());
    return switch (document.faults().reading(value)) {
      case Reading.Good<T> good -> good.value();
      case Reading.Faulty<T> faulty ->
          throw new UnusableFile(name, faulty.faults().stream().map(Fault::toString).toList());
    };
  }

  private static String textOf(Path file) {
    try {
      return TextFile.read(file);
    } catch (NoSuchFileException missing) {
      throw new UnusableFile(file.toString(), List.of("there is no such file"));
    } catch (FaultyFileException noText) {
      throw new UnusableFile(file.toString(), List.of("it is a folder, or not text in UTF-8"));
    } catch (IOException unreadable) {
      throw new UnusableFile(
          file.toString(), List.of("it cannot be read: " + DiskTrouble.reason(unreadable)));
    }
  }
}
