package io.hanse.node.connection;

import io.hanse.protocol.rejection.RequestCode;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.List;
import java.util.Optional;

/** Looks whether a request is written as HTTP/1.1 asks for (RFC 9112). */
final class RequestForm {
  private RequestForm() {}

  /** What is wrong with a request's first line and headers, if anything. */
  static Optional<Refusal> faultOf(HttpRequest request) {
    DecoderResult result = request.decoderResult();
    if (!result.isSuccess()) {
      return Optional.of(unreadable(result.cause()));
    }
    HttpVersion version = request.protocolVersion();
    if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
      return Optional.of(
          new Refusal(
              RequestCode.VERSION_NOT_SUPPORTED,
              "This server speaks HTTP/1.1, not " + printable(version.text()) + "."));
    }
    return hostFault(request.headers().getAll(HttpHeaderNames.HOST), version)
        .or(() -> codingFault(request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING)));
  }

  /** Section 3.2: one Host header, which HTTP/1.0 did not have yet. */
  private static Optional<Refusal> hostFault(List<String> hosts, HttpVersion version) {
    if (hosts.size() == 1 || (hosts.isEmpty() && version.equals(HttpVersion.HTTP_1_0))) {
      return Optional.empty();
    }
    return Optional.of(
        invalid(
            hosts.isEmpty()
                ? "The request has no Host header; HTTP/1.1 asks for one."
                : "The request has " + hosts.size() + " Host headers; HTTP/1.1 asks for one."));
  }

  /**
   * RFC 9112 section 6.1: where a body ends under another coding is anybody's guess, and its rest
   * would be read as the next request.
   */
  private static Optional<Refusal> codingFault(List<String> codings) {
    boolean understood =
        codings.isEmpty()
            || (codings.size() == 1
                && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.getFirst().strip()));
    return understood
        ? Optional.empty()
        : Optional.of(
            invalid(
                "The Transfer-Encoding is "
                    + printable(String.join(", ", codings))
                    + "; chunked alone is understood."));
  }

  private static Refusal unreadable(Throwable cause) {
    if (cause instanceof TooLongHttpLineException) {
      return new Refusal(
          RequestCode.ADDRESS_TOO_LONG, "The first line is longer than 4096 octets.");
    }
    if (cause instanceof TooLongHttpHeaderException) {
      return new Refusal(
          RequestCode.HEADERS_TOO_LARGE, "The headers are larger than 8192 octets together.");
    }
    return invalid("The first line or a header is not HTTP/1.1: " + reason(cause));
  }

  /** What is wrong with a chunk, its extensions or the trailers (section 7.1). */
  static Refusal unreadableBody(Throwable cause) {
    return invalid(
        "The body's chunks, their extensions or the trailers are not HTTP/1.1: " + reason(cause));
  }

  /** The sender closed his side of the connection before his request was whole. */
  static Refusal incomplete() {
    return invalid("The connection was closed before the request was whole.");
  }

  private static Refusal invalid(String detail) {
    return new Refusal(RequestCode.INVALID_REQUEST, detail);
  }

  private static String reason(Throwable cause) {
    String said = cause.getMessage();
    return said == null || said.isBlank() ? "it cannot be read." : printable(said);
  }

  /** The decoder's messages quote the request, which is nobody's text. */
  private static String printable(String text) {
    String ascii = text.replaceAll("[^\\x20-\\x7e]", "?");
    return ascii.length() <= 100 ? ascii : ascii.substring(0, 100) + "...";
  }
}
