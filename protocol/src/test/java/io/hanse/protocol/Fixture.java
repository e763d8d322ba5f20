package io.hanse.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Assumptions;

/** Files of known values: our own beside the tests, and real ones beside the checkout. */
public final class Fixture {
  private Fixture() {}

  public static Properties properties(String name) {
    try (InputStream file = Fixture.class.getResourceAsStream(name)) {
      Properties properties = new Properties();
      properties.load(file);
      return properties;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public static byte[] octets(String name) {
    try (InputStream file = Fixture.class.getResourceAsStream(name)) {
      return file.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The lines of a text in ASCII. */
  public static List<String> lines(String name) {
    return new String(octets(name), US_ASCII).lines().toList();
  }

  /** A file of real inputs; without it the test is skipped and says so. */
  public static String shared(String name) {
    Path file = Path.of("../../shared/data").resolve(name);
    Assumptions.assumeTrue(
        Files.isReadable(file), () -> "skipped: no real inputs at " + file.toAbsolutePath());
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
