package io.hanse.config.shared;

import io.hanse.protocol.json.JsonReader;
import io.hanse.protocol.json.JsonWriter;
import io.hanse.protocol.json.Shape;
import io.hanse.protocol.json.StrictJson;
import io.hanse.protocol.rejection.Result;
import org.jspecify.annotations.Nullable;

/**
 * A node's confirmation that a directory is in force on its ledger, as {@code {"version":2}}.
 *
 * @param version the version in force on the ledger, from 1: the one that was sent, or a newer one
 */
public record DirectoryInForce(long version) {
  private static final Shape SHAPE = Shape.of("version");

  public byte[] octets() {
    return new JsonWriter(32).startObject().number("version", version).endObject().octets();
  }

  public static Result<DirectoryInForce> read(byte[] octets) {
    return StrictJson.read(octets, DirectoryInForce::inForce);
  }

  private static DirectoryInForce inForce(JsonReader json) {
    @Nullable Long version = null;
    json.startObject();
    while (json.nextField(SHAPE)) {
      version = json.integer(1, Long.MAX_VALUE);
    }
    return new DirectoryInForce(json.required(version, "version"));
  }
}
