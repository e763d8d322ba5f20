package io.hanse.clearing.ledgers;

import io.hanse.clearing.checking.PullAnswer;
import io.hanse.clearing.checking.TrialBalance;
import io.hanse.clearing.checking.TrialBalanceRow;
import io.hanse.clearing.checking.WindowCheck;
import io.hanse.config.directory.Directory;
import io.hanse.protocol.rejection.Result;
import io.hanse.protocol.seal.WindowSeal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.parsetools.RecordParser;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads one sealed window from one node, a batch at a time, and checks it as it comes. */
final class WindowPull {
  /** A batch of a thousand messages is a quarter of a megabyte. */
  private static final int LONGEST_LINE = 64 * 1024 * 1024;

  private static final int OK = 200;

  private final HttpClient client;
  private final String token;
  private final Duration timeout;

  WindowPull(Vertx vertx, String token, Duration timeout) {
    this.client = vertx.createHttpClient();
    this.token = token;
    this.timeout = timeout;
  }

  Future<PullAnswer> from(URI node, WindowSeal seal, Directory directory) {
    return batches(node, seal, directory)
        .compose(
            check ->
                check
                    .fault()
                    .map(fault -> suspect(fault))
                    .orElseGet(() -> withTrialBalance(node, seal, check)))
        .recover(
            failure ->
                Future.succeededFuture(
                    new PullAnswer.Unreachable("pull from " + node + ": " + failure.getMessage())));
  }

  private Future<WindowCheck> batches(URI node, WindowSeal seal, Directory directory) {
    WindowCheck check = new WindowCheck(seal, directory);
    return request(node, seal, "obligations")
        .compose(response -> lines(response, check))
        .map(check);
  }

  private static Future<Void> lines(HttpClientResponse response, WindowCheck check) {
    Promise<Void> ended = Promise.promise();
    RecordParser lines = RecordParser.newDelimited("\n", response);
    lines.maxRecordSize(LONGEST_LINE);
    lines.exceptionHandler(ended::tryFail);
    lines.endHandler(end -> ended.tryComplete());
    lines.handler(line -> take(line, check, ended));
    return ended.future();
  }

  private static void take(Buffer line, WindowCheck check, Promise<Void> ended) {
    try {
      if (line.length() > 0) {
        check.line(line.getBytes());
      }
    } catch (RuntimeException bug) {
      ended.tryFail(bug);
    }
  }

  private Future<PullAnswer> withTrialBalance(URI node, WindowSeal seal, WindowCheck check) {
    return request(node, seal, "trial-balance")
        .compose(HttpClientResponse::body)
        .map(body -> answer(check, TrialBalance.read(seal.ledger(), body.getBytes())));
  }

  private static PullAnswer answer(WindowCheck check, Result<List<TrialBalanceRow>> trialBalance) {
    return switch (trialBalance) {
      case Result.Refused<List<TrialBalanceRow>>(var rejection) ->
          new PullAnswer.Suspect("the trial balance cannot be used: " + rejection.detail());
      case Result.Accepted<List<TrialBalanceRow>>(var rows) -> {
        Optional<String> fault = TrialBalance.fault(rows);
        yield fault.isPresent()
            ? new PullAnswer.Suspect(fault.get())
            : new PullAnswer.Agrees(check.window(rows));
      }
    };
  }

  private static Future<PullAnswer> suspect(String fault) {
    return Future.succeededFuture(new PullAnswer.Suspect(fault));
  }

  private Future<HttpClientResponse> request(URI node, WindowSeal seal, String what) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setAbsoluteURI(
                node.resolve(
                        "/v1/ledgers/%s/windows/%d/%s"
                            .formatted(seal.ledger(), seal.window(), what))
                    .toString())
            .setConnectTimeout(timeout.toMillis())
            .setIdleTimeout(timeout.toMillis())
            .putHeader("Authorization", "Bearer " + token);
    return client
        .request(options)
        .compose(HttpClientRequest::send)
        .compose(
            response ->
                response.statusCode() == OK
                    ? Future.succeededFuture(response)
                    : Future.failedFuture(what + " answered " + response.statusCode()));
  }

  Future<Void> close() {
    return client.close();
  }
}
