package io.hanse.node.http;

import static io.hanse.protocol.rejection.RejectionCode.TOO_LARGE;
import static io.hanse.protocol.rejection.RejectionCode.UNAVAILABLE;

import io.hanse.node.verification.OctetBudget;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.RejectionCode;
import io.hanse.protocol.rejection.Result;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;

/**
 * Collects the body of one request up to a limit. What is larger is known as soon as its announced
 * length or the octets so far say so; the rest is then read and dropped, so that the sender gets
 * its answer over a connection that still works, and nothing large is ever held. Space is taken for
 * what has come, never for what is announced.
 */
final class MessageBody {
  /** How much of an oversized body is read for the sake of the answer before the line is cut. */
  private static final long PATIENCE = 64L << 20;

  private static final byte[] NONE = {};

  private final HttpServerRequest request;
  private final int limit;
  private final OctetBudget.Share share;
  private final Promise<Result<byte[]>> whole = Promise.promise();
  private final long begun = System.nanoTime();
  private byte[] octets;
  private long seen;
  private boolean refused;

  private MessageBody(HttpServerRequest request, int limit, OctetBudget.Share share) {
    this.request = request;
    this.limit = limit;
    this.share = share;
    this.octets = NONE;
  }

  /**
   * Begins to read the body.
   *
   * @param limit octets, more than zero
   * @param share grows by what is held; the caller releases it
   */
  static MessageBody read(HttpServerRequest request, int limit, OctetBudget.Share share) {
    MessageBody body = new MessageBody(request, limit, share);
    long announced = announced(request);
    if (announced > limit) {
      body.refuse(TOO_LARGE);
    } else if (expectsContinue(request)) {
      request.response().writeContinue();
    }
    request.exceptionHandler(body.whole::tryFail);
    request.handler(body::take);
    request.endHandler(end -> body.end());
    return body;
  }

  /**
   * The octets; refused as soon as there are more than the limit or than the budget has left; fails
   * when the connection does.
   */
  Future<Result<byte[]>> whole() {
    return whole.future();
  }

  /** Gives up on a sender who takes too long: the line is cut. */
  void abandon() {
    request.connection().close();
  }

  /** When its first line came, by {@link System#nanoTime}. */
  long begun() {
    return begun;
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
    long before = seen;
    seen += chunk.length();
    if (!refused && seen > limit) {
      refuse(TOO_LARGE);
    }
    if (!refused && octets.length < seen) {
      reserve(Math.min(limit, Math.max((int) seen, 2 * octets.length)));
    }
    if (!refused) {
      chunk.getBytes(octets, (int) before);
    } else if (seen > PATIENCE) {
      request.connection().close();
    }
  }

  private void reserve(int length) {
    if (share.grow(length - octets.length)) {
      octets = Arrays.copyOf(octets, length);
    } else {
      refuse(UNAVAILABLE);
    }
  }

  private void refuse(RejectionCode code) {
    refused = true;
    octets = NONE;
    whole.tryComplete(new Result.Refused<>(Rejection.of(code)));
  }

  private void end() {
    if (!refused) {
      whole.tryComplete(
          new Result.Accepted<>(
              seen == octets.length ? octets : Arrays.copyOf(octets, (int) seen)));
    }
  }
}
