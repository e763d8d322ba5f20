package io.hanse.clearing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * What clearing answered over HTTP, to a client that shares no code with it.
 *
 * @param status of HTTP
 * @param body as text
 */
record HttpAnswer(int status, String body) {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  static Future<HttpAnswer> to(int port, String method, String path, String token, String... keys) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    for (String key : keys) {
      request.header("Idempotency-Key", key);
    }
    return Future.fromCompletionStage(
            CLIENT.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString()))
        .map(response -> new HttpAnswer(response.statusCode(), response.body()));
  }

  JsonObject json() {
    return new JsonObject(body);
  }

  /** Expects these fields, at any depth; arrays have these elements and no others. */
  void expect(String json) {
    compare("", new JsonObject(json), json());
  }

  private static void compare(String place, Object expected, Object actual) {
    switch (expected) {
      case JsonObject fields when actual instanceof JsonObject object ->
          fields.forEach(
              field ->
                  compare(
                      place + "/" + field.getKey(),
                      field.getValue(),
                      object.getValue(field.getKey())));
      case JsonArray elements when actual instanceof JsonArray array -> {
        assertEquals(elements.size(), array.size(), place + " is " + array);
        for (int i = 0; i < elements.size(); i++) {
          compare(place + "/" + i, elements.getValue(i), array.getValue(i));
        }
      }
      case null, default -> assertEquals(expected, actual, place);
    }
  }
}
