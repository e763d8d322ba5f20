package io.hanse.config.shared;

import io.hanse.protocol.json.JsonReader;
import io.hanse.protocol.json.JsonWriter;
import io.hanse.protocol.json.Shape;
import io.hanse.protocol.json.StrictJson;
import io.hanse.protocol.rejection.Result;
import org.jspecify.annotations.Nullable;

/**
 * Clearing's order to a ledger to cut a window, sent to {@link LedgerAddress#cut} as {@code
 * {"window":7,"fence":3}}. The answer is the complete octets of the window's seal; for a window
 * that was cut before, of the seal that it has.
 *
 * @param window the window to end, from 1
 * @param fence the fencing number of who orders; a ledger that has seen a higher one refuses
 */
public record CutOrder(long window, long fence) {
  private static final Shape SHAPE = Shape.of("window", "fence");

  public byte[] octets() {
    return new JsonWriter(48)
        .startObject()
        .number("window", window)
        .number("fence", fence)
        .endObject()
        .octets();
  }

  public static Result<CutOrder> read(byte[] octets) {
    return StrictJson.read(octets, CutOrder::order);
  }

  private static CutOrder order(JsonReader json) {
    @Nullable Long window = null;
    @Nullable Long fence = null;
    json.startObject();
    while (json.nextField(SHAPE)) {
      if (json.field().equals("window")) {
        window = json.integer(1, Long.MAX_VALUE);
      } else {
        fence = json.integer(1, Long.MAX_VALUE);
      }
    }
    return new CutOrder(json.required(window, "window"), json.required(fence, "fence"));
  }
}
