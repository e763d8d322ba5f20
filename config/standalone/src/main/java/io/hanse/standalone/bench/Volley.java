package io.hanse.standalone.bench;

import io.hanse.protocol.signing.Jws;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
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
  private long[] latencies = new long[1024];

  /**
   * A volley.
   *
   * @param messagesEach how many messages each envelope has
   * @param keepEvery every so many answers one is kept for verification
   */
  Volley(HttpClient client, URI node, List<byte[]> envelopes, int messagesEach, int keepEvery) {
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

  /** Fires; completes when the last answer is in, fails at the first answer without receipt. */
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
    Buffer body = Buffer.buffer(envelopes.get(next++));
    underWay++;
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
        .onFailure(done::tryFail);
  }

  private Buffer check(int status, Buffer answer) {
    int receipts = status == 200 ? Receipts.count(answer) : 0;
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
