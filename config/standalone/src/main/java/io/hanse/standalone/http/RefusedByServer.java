package io.hanse.standalone.http;

import java.net.URI;
import java.util.Set;

/** A server answered with an error. */
public final class RefusedByServer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Statuses that concern the content of the request, not its sender or the server. */
  private static final Set<Integer> ABOUT_WHAT_WAS_SENT = Set.of(400, 409, 413, 422);

  private final int status;

  RefusedByServer(URI server, int status, String detail) {
    super(
        switch (status) {
          case 401, 403 ->
              server
                  + " does not allow it"
                  + (detail.isEmpty() ? "." : ": " + sentence(detail))
                  + " Commands need the operator's token (--token-file) or key.";
          case 404 ->
              detail.isEmpty()
                  ? server + " has nothing of the kind; is it clearing? See --url."
                  : server + ": " + sentence(detail) + " cycle list shows the cycles that it has.";
          default -> server + " answered " + status + (detail.isEmpty() ? "." : ": " + detail);
        });
    this.status = status;
  }

  private static String sentence(String detail) {
    return detail.endsWith(".") ? detail : detail + ".";
  }

  /** Whether the server refused the content of the request. */
  public boolean isAboutWhatWasSent() {
    return ABOUT_WHAT_WAS_SENT.contains(status);
  }
}
