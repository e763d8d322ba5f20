package io.hanse.standalone.bench;

import io.hanse.protocol.signing.Jws;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sends prepared envelopes, a fixed number of requests under way at any time, until they or the
 * time run out. Lives on one event loop.
 */
final class Volley {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final long AGAIN_MILLIS = 100;

  private final Vertx vertx;
  private final HttpClient client;
  private final RequestOptions options;
  private final List<byte[]> envelopes;
  private final int messagesEach;
  private final int keepEvery;
  private final Promise<Volley> done = Promise.promise();
  private final List<Buffer> sample = new ArrayList<>();

  private long deadline;
  private long start;
  private long end;
  private int next;
  private int underWay;
  private int answered;
  private int sentAgain;
  private long[] latencies = new long[1024];

  /**
   * A volley.
   *
   * @param vertx on whose event loop it lives
   * @param messagesEach how many messages each envelope has
   * @param keepEvery one answer in so many is kept for verification
   */
  Volley(
      Vertx vertx,
      HttpClient client,
      URI node,
      List<byte[]> envelopes,
      int messagesEach,
      int keepEvery) {
    this.vertx = vertx;
    this.client = client;
    this.envelopes = envelopes;
    this.messagesEach = messagesEach;
    this.keepEvery = keepEvery;
    this.options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost(node.getHost())
            .setPort(node.getPort())
            .setURI("/v1/messages")
            .putHeader("Content-Type", Jws.MEDIA_TYPE);
  }

  /** Sends; completes after the last answer, fails at the first answer without a receipt. */
  Future<Volley> fire(int atOnce, Duration time) {
    start = System.nanoTime();
    end = start;
    deadline = start + time.toNanos();
    for (int i = 0; i < atOnce; i++) {
      next();
    }
    return done.future();
  }

  private void next() {
    long sent = System.nanoTime();
    if (next >= envelopes.size() || sent >= deadline) {
      if (underWay == 0) {
        done.tryComplete(this);
      }
      return;
    }
    underWay++;
    send(Buffer.buffer(envelopes.get(next++)), sent);
  }

  private void send(Buffer body, long sent) {
    client
        .request(options)
        .compose(request -> request.send(body))
        .compose(response -> response.body().map(answer -> check(response.statusCode(), answer)))
        .onSuccess(
            answer -> {
              underWay--;
              record(System.nanoTime() - sent, answer);
              next();
            })
        .onFailure(failure -> lost(body, sent, failure));
  }

  /**
   * Sends an envelope again whose answer was lost or put off: it has one effect, and its latency
   * counts from the first time. Fails where nothing is answered any more.
   */
  private void lost(Buffer body, long sent, Throwable failure) {
    boolean passes =
        failure instanceof PutOff
            || failure instanceof IOException
            || failure instanceof HttpClosedException;
    if (!passes || System.nanoTime() - end > PATIENCE.toNanos()) {
      done.tryFail(failure);
      return;
    }
    sentAgain++;
    vertx.setTimer(AGAIN_MILLIS, later -> send(body, sent));
  }

  private Buffer check(int status, Buffer answer) {
    if (status == 503 || status == 429) {
      throw new PutOff(status);
    }
    int receipts = status == 200 ? ReceiptScan.count(answer) : 0;
    if (receipts != messagesEach) {
      String text = answer.getString(0, Math.min(answer.length(), 400));
      throw new IllegalStateException(
          receipts + " receipts for " + messagesEach + " messages, status " + status + ": " + text);
    }
    return answer;
  }

  private void record(long latency, Buffer answer) {
    end = System.nanoTime();
    if (answered == latencies.length) {
      latencies = Arrays.copyOf(latencies, answered * 2);
    }
    latencies[answered++] = latency;
    if (answered % keepEvery == 0) {
      sample.add(answer);
    }
  }

  /** The node asks for the same request later. */
  private static final class PutOff extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private PutOff(int status) {
      super("the node answered " + status + " until patience ran out");
    }
  }

  /** Requests that were sent again. */
  int sentAgain() {
    return sentAgain;
  }

  /** Messages answered with a receipt. */
  long messages() {
    return (long) answered * messagesEach;
  }

  LoadRow row(String name) {
    return LoadRow.of(name, messages(), end - start, Arrays.copyOf(latencies, answered));
  }

  /** Some of the answers. */
  List<Buffer> sample() {
    return sample;
  }
}
