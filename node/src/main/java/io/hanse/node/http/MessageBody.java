package io.hanse.node.http;

import static io.hanse.protocol.rejection.RejectionCode.TOO_LARGE;
import static io.hanse.protocol.rejection.RejectionCode.UNAVAILABLE;

import io.hanse.node.connection.Sender;
import io.hanse.node.verification.OctetBudget;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.RejectionCode;
import io.hanse.protocol.rejection.Result;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;

/**
 * Collects the body of one request up to a limit. A larger one is refused as soon as its announced
 * length or the octets so far say so; the rest is then read and dropped, as far as {@link
 * io.hanse.node.connection} lets it come, so that the sender gets its answer over a connection that
 * still works. Space is taken for what has come, never for what is announced, and can be lost to
 * another sender until the body is whole.
 */
final class MessageBody {
  private static final byte[] NONE = {};

  private final int limit;
  private final OctetBudget.Share share;
  private final Promise<Result<byte[]>> whole = Promise.promise();
  private byte[] octets = NONE;
  private long seen;
  private boolean refused;

  private MessageBody(int limit, OctetBudget budget, Sender sender, Context context) {
    this.limit = limit;
    this.share = budget.share(sender, () -> context.runOnContext(now -> refuse(UNAVAILABLE)));
  }

  /**
   * Begins to read the body, on the request's context.
   *
   * @param limit octets, more than zero
   * @param budget has the space
   */
  static MessageBody read(
      HttpServerRequest request, int limit, OctetBudget budget, Sender sender, Context context) {
    long announced = announced(request);
    int most = announced > 0 ? (int) Math.min(limit, announced) : limit;
    MessageBody body = new MessageBody(most, budget, sender, context);
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
   * The octets; refused as soon as there are more than the limit or no space is left for them;
   * fails when the connection does.
   */
  Future<Result<byte[]>> whole() {
    return whole.future();
  }

  /** Gives the space back. */
  void release() {
    share.release();
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
      share.received(seen);
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
    if (whole.tryComplete(new Result.Refused<>(Rejection.of(code)))) {
      refused = true;
      octets = NONE;
    }
  }

  private void end() {
    if (!refused && share.keep()) {
      whole.tryComplete(
          new Result.Accepted<>(
              seen == octets.length ? octets : Arrays.copyOf(octets, (int) seen)));
    }
  }
}
