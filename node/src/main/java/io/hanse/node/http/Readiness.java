package io.hanse.node.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hanse.protocol.json.JsonWriter;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What has to work before a node is sent traffic. Each check gets two seconds. */
public final class Readiness {
  private static final int PATIENCE_SECONDS = 2;

  private final Map<String, Supplier<Future<?>>> checks = new LinkedHashMap<>();

  /**
   * Adds a check; in the order of adding they are reported.
   *
   * @param name one word
   * @param check fails, with a message for the operator, where it is not ready
   */
  public Readiness with(String name, Supplier<Future<?>> check) {
    checks.put(name, check);
    return this;
  }

  /**
   * What the checks said.
   *
   * @param json every check with its state
   */
  record Report(boolean ready, String json) {}

  Future<Report> report() {
    Map<String, Future<String>> results = new LinkedHashMap<>();
    checks.forEach((name, check) -> results.put(name, state(check)));
    return Future.all(results.values().stream().toList()).map(done -> report(results));
  }

  private static Future<String> state(Supplier<Future<?>> check) {
    return Future.succeededFuture()
        .compose(now -> check.get())
        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .map("UP")
        .otherwise(failure -> "DOWN: " + failure.getMessage());
  }

  private static Report report(Map<String, Future<String>> results) {
    boolean ready = results.values().stream().allMatch(state -> state.result().equals("UP"));
    JsonWriter json = new JsonWriter().startObject().text("status", ready ? "UP" : "DOWN");
    json.name("checks").startObject();
    results.forEach((name, state) -> json.text(name, state.result()));
    return new Report(ready, new String(json.endObject().endObject().octets(), UTF_8));
  }
}
