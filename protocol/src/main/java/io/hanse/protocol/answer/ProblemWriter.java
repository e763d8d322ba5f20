package io.hanse.protocol.answer;

import io.hanse.protocol.json.JsonWriter;
import io.hanse.protocol.outcome.LeftJson;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.RejectionCode;
import io.hanse.protocol.rejection.RequestCode;

/**
 * Refusals as problem details (RFC 9457) with the member {@code code}: those of messages, which
 * have the member {@code retry}, and those of other requests.
 */
public final class ProblemWriter {
  /** The media type of a problem. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final String TYPE = "urn:hanse:problem:";

  private ProblemWriter() {}

  /** A refusal that is not recorded. */
  public static byte[] octets(Rejection rejection) {
    return start(rejection).endObject().octets();
  }

  /** A refusal that is recorded, with its receipt. */
  public static byte[] octets(Rejection rejection, byte[] receipt) {
    return start(rejection).raw("receipt", receipt).endObject().octets();
  }

  /** A refusal of a request that carries no message. */
  public static byte[] octets(RequestCode code, String detail) {
    return start(code, detail).endObject().octets();
  }

  /** A fault of the server, which its log describes under that number. */
  public static byte[] incident(String number) {
    String detail = "The server's log describes the fault under incident " + number + ".";
    return start(RequestCode.INTERNAL, detail).text("incident", number).endObject().octets();
  }

  private static JsonWriter start(RequestCode code, String detail) {
    return new JsonWriter()
        .startObject()
        .text("type", TYPE + code.code())
        .text("title", code.meaning())
        .number("status", code.status())
        .text("code", code.code())
        .text("detail", detail);
  }

  private static JsonWriter start(Rejection rejection) {
    RejectionCode code = rejection.code();
    JsonWriter json = new JsonWriter();
    json.startObject()
        .text("type", TYPE + code.code())
        .text("title", code.meaning())
        .number("status", code.status())
        .text("code", code.code())
        .text("detail", rejection.detail())
        .text("pointer", rejection.pointer())
        .text("retry", code.retry().text());
    rejection.left().ifPresent(left -> LeftJson.write(json.name("left"), left));
    return json;
  }
}
