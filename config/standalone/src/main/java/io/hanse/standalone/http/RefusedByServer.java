package io.hanse.standalone.http;

import java.net.URI;

/** A server that answered, but not what was asked for. */
public final class RefusedByServer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedByServer(URI server, int status, String detail) {
    super(
        switch (status) {
          case 401, 403 ->
              server + " does not allow it: give the operator's token with --token-file.";
          case 404 -> server + " has no such thing" + (detail.isEmpty() ? "." : ": " + detail);
          default -> server + " answered " + status + (detail.isEmpty() ? "." : ": " + detail);
        });
  }
}
