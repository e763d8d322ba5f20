package io.hanse.node.page;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The page's files, read once at start: ours, and those of the libraries it is drawn with. A
 * missing one keeps a node from starting, not a page from showing.
 */
public final class PageAssets {
  private final Map<String, Asset> assets;

  /**
   * One file.
   *
   * @param mediaType what it is
   * @param octets its content
   */
  public record Asset(String mediaType, Buffer octets) {}

  private PageAssets(Map<String, Asset> assets) {
    this.assets = assets;
  }

  /**
   * Reads them all.
   *
   * @throws IllegalStateException when one is not on the class path
   */
  public static PageAssets load() {
    return new PageAssets(
        Map.of(
            "index.html", own("index.html", "text/html; charset=utf-8"),
            "hanse.css", own("hanse.css", "text/css; charset=utf-8"),
            "hanse.js", own("hanse.js", "text/javascript; charset=utf-8"),
            "hanse.svg", own("hanse.svg", "image/svg+xml"),
            "pico.min.css", library("picocss__pico", "css/pico.min.css", "text/css; charset=utf-8"),
            "echarts.min.js",
                library(
                    "echarts", "dist/echarts.common.min.js", "text/javascript; charset=utf-8")));
  }

  /** The file of that name, or nothing. */
  public Optional<Asset> find(String name) {
    return Optional.ofNullable(assets.get(name));
  }

  private static Asset own(String name, String mediaType) {
    return new Asset(mediaType, Buffer.buffer(read("web/" + name)));
  }

  /** A file of a WebJar, in whatever version the build has chosen. */
  private static Asset library(String artifact, String path, String mediaType) {
    String about = "META-INF/maven/org.webjars.npm/" + artifact + "/pom.properties";
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(new String(read(about), StandardCharsets.UTF_8)));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    String folder = "META-INF/resources/webjars/" + artifact + "/";
    String version = properties.getProperty("version", "");
    return new Asset(mediaType, Buffer.buffer(read(folder + version + "/" + path)));
  }

  private static byte[] read(String resource) {
    try (InputStream file = PageAssets.class.getClassLoader().getResourceAsStream(resource)) {
      if (file == null) {
        throw new IllegalStateException("not on the class path: " + resource);
      }
      return file.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
