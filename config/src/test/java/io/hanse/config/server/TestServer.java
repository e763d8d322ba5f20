package io.hanse.config.server;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A real HTTP server with the routes of a test, and a client of it. */
final class TestServer {
  private final HttpClient client;
  private final int port;

  private TestServer(HttpClient client, int port) {
    this.client = client;
    this.port = port;
  }

  /** What a request got. */
  record Answer(int status, Map<String, String> headers, String body) {
    JsonObject json() {
      return new JsonObject(body);
    }

    String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
  }

  static Future<TestServer> start(Vertx vertx, Consumer<Router> routes) {
    Router router = Router.router(vertx);
    routes.accept(router);
    Problems.answerErrorsOf(router);
    return vertx
        .createHttpServer()
        .requestHandler(router)
        .listen(0, "127.0.0.1")
        .map(server -> new TestServer(vertx.createHttpClient(), server.actualPort()));
  }

  Future<Answer> get(String path) {
    return send(HttpMethod.GET, path, Map.of(), "");
  }

  Future<Answer> get(String path, Map<String, String> headers) {
    return send(HttpMethod.GET, path, headers, "");
  }

  Future<Answer> post(String path, String body) {
    return send(HttpMethod.POST, path, Map.of(), body);
  }

  private Future<Answer> send(
      HttpMethod method, String path, Map<String, String> headers, String body) {
    RequestOptions options =
        new RequestOptions().setMethod(method).setHost("127.0.0.1").setPort(port).setURI(path);
    headers.forEach(options::putHeader);
    return client
        .request(options)
        .compose(request -> request.send(body).compose(TestServer::answer));
  }

  private static Future<Answer> answer(HttpClientResponse response) {
    Map<String, String> headers = new TreeMap<>();
    response
        .headers()
        .forEach(
            header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
    return response
        .body()
        .map(Buffer::toString)
        .map(body -> new Answer(response.statusCode(), headers, body));
  }
}
