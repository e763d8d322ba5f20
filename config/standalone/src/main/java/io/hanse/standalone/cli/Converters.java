package io.hanse.standalone.cli;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Reads values of the command line and says of a bad one what is expected instead. */
final class Converters {
  private Converters() {}

  static CommandLine register(CommandLine command) {
    return command
        .registerConverter(URI.class, Converters::url)
        .registerConverter(int.class, Converters::wholeNumber)
        .registerConverter(Integer.class, Converters::wholeNumber)
        .registerConverter(long.class, Converters::longNumber)
        .registerConverter(Long.class, Converters::longNumber);
  }

  private static URI url(String text) {
    try {
      URI url = new URI(text);
      boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (http && url.getHost() != null && url.getPort() != 0 && url.getPort() <= 65_535) {
        return url;
      }
    } catch (URISyntaxException malformed) {
      throw noUrl(text);
    }
    throw noUrl(text);
  }

  private static TypeConversionException noUrl(String text) {
    return new TypeConversionException(
        "'" + text + "' is no http or https URL such as http://127.0.0.1:8082");
  }

  private static int wholeNumber(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException malformed) {
      throw noNumber(text);
    }
  }

  private static long longNumber(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException malformed) {
      throw noNumber(text);
    }
  }

  private static TypeConversionException noNumber(String text) {
    return new TypeConversionException("'" + text + "' is no whole number, or is too large");
  }
}
