package io.hanse.protocol.answer;

import io.hanse.protocol.json.JsonWriter;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.RejectionCode;

/** A refusal as problem details (RFC 9457), with the members {@code code} and {@code retry}. */
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

  private static JsonWriter start(Rejection rejection) {
    RejectionCode code = rejection.code();
    return new JsonWriter()
        .startObject()
        .text("type", TYPE + code.code())
        .text("title", code.meaning())
        .number("status", code.status())
        .text("code", code.code())
        .text("detail", rejection.detail())
        .text("pointer", rejection.pointer())
        .text("retry", code.retry().text());
  }
}
