package io.hanse.standalone.http;

import io.hanse.adapter.client.Unreached;
import java.net.URI;

/** A server that could not be reached, or whose answer is none of clearing's. */
public final class Unanswered extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private Unanswered(String message, Throwable cause) {
    super(message, cause);
  }

  static Unanswered unreached(URI server, Throwable cause) {
    return new Unanswered(
        server
            + ": "
            + Unreached.reason(cause)
            + ". Is clearing running there? --url names another address.",
        cause);
  }

  static Unanswered notClearing(URI server, Throwable cause) {
    return new Unanswered(
        server + " answers, but not as clearing does; --url names another address.", cause);
  }
}
