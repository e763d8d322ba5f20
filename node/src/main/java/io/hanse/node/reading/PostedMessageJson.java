package io.hanse.node.reading;

import io.hanse.protocol.json.JsonWriter;
import io.hanse.protocol.outcome.LeftJson;
import io.hanse.protocol.rejection.Left;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/**
 * A posted message with what is left of it. The receipt stands in it octet for octet.
 *
 * <pre>
 * {"receipt":{...},"left":[{"line":1,"quantity":"1","amount":{...},"points":16}]}
 * </pre>
 */
public final class PostedMessageJson {
  /** The media type, by which a client asks for it instead of the bare receipt. */
  public static final String MEDIA_TYPE = "application/hanse-message+json";

  private PostedMessageJson() {}

  static Buffer octets(Buffer receipt, List<Left> left) {
    JsonWriter json = new JsonWriter();
    json.startObject().raw("receipt", receipt.getBytes()).name("left").startArray();
    left.forEach(each -> LeftJson.write(json, each));
    return Buffer.buffer(json.endArray().endObject().octets());
  }
}
