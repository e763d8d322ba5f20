package io.hanse.node.http;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The OpenAPI 3.1 description of this interface, which belongs to the protocol. */
final class OpenApi {
  private static final String RESOURCE = "openapi/node.json";

  private OpenApi() {}

  /**
   * The octets of the description.
   *
   * @throws IllegalStateException when it is not on the class path
   */
  static Buffer node() {
    try (InputStream file = OpenApi.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      if (file == null) {
        throw new IllegalStateException("not on the class path: " + RESOURCE);
      }
      return Buffer.buffer(file.readAllBytes());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
