package io.hanse.adapter.client;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.http.HttpClosedException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Says why no answer came from a server, as a person would. */
public final class Unreached {
  private Unreached() {}

  /** A clause without a full stop. */
  public static String reason(Throwable failure) {
    return switch (failure) {
      case ConnectTimeoutException silent -> "the connection was not accepted in time";
      case NoRouteToHostException route -> "no network leads there";
      case ConnectException refused -> "nothing listens at this address";
      case UnknownHostException unknown -> "no host has this name; check the address";
      case SSLException untrusted ->
          "the TLS connection failed; check https and the server's certificate ("
              + first(untrusted)
              + ")";
      case TimeoutException late -> "no answer came in time";
      case HttpClosedException closed -> "the connection was closed before an answer came";
      case SocketException broken -> "the connection broke before an answer came";
      default -> "no answer came: " + first(failure);
    };
  }

  private static String first(Throwable failure) {
    String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
