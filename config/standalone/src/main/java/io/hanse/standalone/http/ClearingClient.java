package io.hanse.standalone.http;

import io.hanse.clearing.export.ExportFolder;
import io.hanse.protocol.signing.Jws;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Sends the operator's requests to clearing over HTTP, with a bearer token. */
public final class ClearingClient {
  private static final long POLL_MILLIS = 250;
  private static final int MOST_LOSSES = 20;
  private static final Duration REQUEST_LIMIT = Duration.ofMinutes(5);

  private final Vertx vertx;
  private final WebClient http;
  private final URI url;
  private final String token;

  public ClearingClient(Vertx vertx, URI url, String token) {
    this.vertx = vertx;
    this.http = WebClient.create(vertx, new WebClientOptions().setUserAgent("hanse"));
    this.url = url;
    this.token = token;
  }

  /** The last cycles, newest first. */
  public Future<List<CycleView>> list(int most) {
    return call(HttpMethod.GET, "/v1/cycles?limit=" + most)
        .map(
            body ->
                read(
                    body,
                    json ->
                        json.getJsonArray("cycles").stream()
                            .map(cycle -> CycleView.of((JsonObject) cycle))
                            .toList()));
  }

  public Future<CycleView> show(long cycle) {
    return call(HttpMethod.GET, "/v1/cycles/" + cycle).map(body -> read(body, CycleView::of));
  }

  /** Closes the open cycle, and waits until it is instructed or says why it waits. */
  public Future<CycleView> close(Duration patience) {
    String key = UUID.randomUUID().toString();
    return reach(
            () ->
                http.requestAbs(HttpMethod.POST, url.resolve("/v1/cycles/close").toString())
                    .bearerTokenAuthentication(token)
                    .putHeader("Idempotency-Key", key)
                    .timeout(patience.toMillis())
                    .send())
        .map(this::body)
        .map(body -> read(body, CycleView::of))
        .compose(cycle -> untilInstructed(cycle, patience.toMillis() / POLL_MILLIS));
  }

  private Future<CycleView> untilInstructed(CycleView cycle, long polls) {
    if (cycle.isInstructed() || !cycle.waiting().isEmpty() || polls <= 0) {
      return Future.succeededFuture(cycle);
    }
    return vertx
        .timer(POLL_MILLIS)
        .compose(later -> show(cycle.number()))
        .compose(now -> untilInstructed(now, polls - 1));
  }

  /**
   * Writes the files of an instructed cycle into a folder.
   *
   * @param folder new or empty; it appears whole
   * @return their names; fails when the folder holds other files, or the cycle has none yet
   */
  public Future<List<String>> export(long cycle, Path folder) {
    String path = "/v1/cycles/" + cycle + "/export";
    return call(HttpMethod.GET, path)
        .map(
            body ->
                read(
                    body,
                    json -> json.getJsonArray("files").stream().map(String.class::cast).toList()))
        .compose(
            names -> {
              Map<String, Future<Buffer>> files = new LinkedHashMap<>();
              names.forEach(name -> files.put(name, call(HttpMethod.GET, path + "/" + name)));
              return Future.all(new ArrayList<>(files.values()))
                  .compose(all -> vertx.executeBlocking(() -> write(folder, files), false));
            });
  }

  private static List<String> write(Path folder, Map<String, Future<Buffer>> files)
      throws IOException {
    Map<String, byte[]> octets = new LinkedHashMap<>();
    files.forEach((name, file) -> octets.put(name, file.result().getBytes()));
    new ExportFolder(folder).write(octets);
    return List.copyOf(files.keySet());
  }

  /**
   * Publishes a directory, and waits for every ledger.
   *
   * @param envelope the file, signed with the operator's key: this needs no token
   * @param patience how long clearing may take
   */
  public Future<PublicationView> publish(byte[] envelope, Duration patience) {
    return reach(
            () ->
                http.requestAbs(HttpMethod.POST, url.resolve("/v1/directory").toString())
                    .putHeader("Content-Type", Jws.MEDIA_TYPE)
                    .timeout(patience.toMillis())
                    .sendBuffer(Buffer.buffer(envelope)))
        .map(this::body)
        .map(body -> read(body, PublicationView::of));
  }

  private Future<Buffer> call(HttpMethod method, String path) {
    return reach(
            () ->
                http.requestAbs(method, url.resolve(path).toString())
                    .bearerTokenAuthentication(token)
                    .timeout(REQUEST_LIMIT.toMillis())
                    .send())
        .map(this::body);
  }

  /**
   * Sends a request, and sends it again where the connection was lost: every request here is
   * idempotent. A server that nobody runs is reported at once.
   */
  private Future<HttpResponse<Buffer>> reach(Supplier<Future<HttpResponse<Buffer>>> request) {
    return reach(request, MOST_LOSSES);
  }

  private Future<HttpResponse<Buffer>> reach(
      Supplier<Future<HttpResponse<Buffer>>> request, int losses) {
    return request
        .get()
        .recover(
            failure ->
                isLost(failure) && losses > 0
                    ? vertx.timer(POLL_MILLIS).compose(later -> reach(request, losses - 1))
                    : Future.failedFuture(Unanswered.unreached(url, failure)));
  }

  private static boolean isLost(Throwable failure) {
    return failure instanceof HttpClosedException
        || (failure instanceof SocketException && !(failure instanceof ConnectException));
  }

  private <T> T read(Buffer body, Function<JsonObject, T> reader) {
    try {
      return reader.apply(body.toJsonObject());
    } catch (DecodeException | ClassCastException | NullPointerException other) {
      throw Unanswered.notClearing(url, other);
    }
  }

  private Buffer body(HttpResponse<Buffer> response) {
    Buffer body = response.body() == null ? Buffer.buffer() : response.body();
    if (response.statusCode() != 200) {
      throw new RefusedByServer(url, response.statusCode(), detail(body));
    }
    return body;
  }

  private static String detail(Buffer body) {
    try {
      return body.toJsonObject().getString("detail", "");
    } catch (DecodeException noProblem) {
      return "";
    }
  }
}
