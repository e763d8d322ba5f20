package io.hanse.node.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.Optional;

/**
 * Collects the body of one request up to a limit. What is larger is known as soon as its announced
 * length or the octets so far say so; the rest is then read and dropped, so that the sender gets
 * its answer over a connection that still works, and nothing large is ever held.
 */
final class MessageBody {
  /** How much of an oversized body is read for the sake of the answer before the line is cut. */
  private static final long PATIENCE = 64L << 20;

  /** Space is taken for what has come, not for what is announced, beyond this. */
  private static final long FIRST = 64L << 10;

  private static final byte[] NONE = {};

  private final HttpServerRequest request;
  private final int limit;
  private final Promise<Optional<byte[]>> whole = Promise.promise();
  private byte[] octets;
  private long seen;
  private boolean tooLarge;

  private MessageBody(HttpServerRequest request, int limit) {
    this.request = request;
    this.limit = limit;
    this.octets = new byte[(int) Math.min(announced(request), FIRST)];
  }

  /**
   * Reads the body.
   *
   * @param limit octets, more than zero
   * @return the octets, or nothing as soon as there are more than {@code limit}; fails when the
   *     connection does
   */
  static Future<Optional<byte[]>> read(HttpServerRequest request, int limit) {
    MessageBody body = new MessageBody(request, limit);
    if (announced(request) > limit) {
      body.refuse();
    } else if (expectsContinue(request)) {
      request.response().writeContinue();
    }
    request.exceptionHandler(body.whole::tryFail);
    request.handler(body::take);
    request.endHandler(end -> body.end());
    return body.whole.future();
  }

  private static long announced(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length == null || length.isEmpty() || length.length() > 18) {
      return length == null ? 0 : Long.MAX_VALUE;
    }
    return length.chars().allMatch(c -> c >= '0' && c <= '9') ? Long.parseLong(length) : 0;
  }

  private static boolean expectsContinue(HttpServerRequest request) {
    return "100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT));
  }

  private void take(Buffer chunk) {
    seen += chunk.length();
    if (tooLarge) {
      if (seen > PATIENCE) {
        request.connection().close();
      }
    } else if (seen > limit) {
      refuse();
    } else {
      append(chunk);
    }
  }

  private void append(Buffer chunk) {
    int before = (int) seen - chunk.length();
    if (octets.length < seen) {
      octets = Arrays.copyOf(octets, Math.min(limit, Math.max((int) seen, 2 * octets.length)));
    }
    chunk.getBytes(octets, before);
  }

  private void refuse() {
    tooLarge = true;
    octets = NONE;
    whole.tryComplete(Optional.empty());
  }

  private void end() {
    if (!tooLarge) {
      whole.tryComplete(
          Optional.of(seen == octets.length ? octets : Arrays.copyOf(octets, (int) seen)));
    }
  }
}
