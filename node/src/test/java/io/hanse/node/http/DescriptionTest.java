package io.hanse.node.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hanse.config.settings.ClusterSettings;
import io.hanse.config.settings.DatabaseSettings;
import io.hanse.config.settings.HttpSettings;
import io.hanse.config.settings.LimitSettings;
import io.hanse.config.settings.NodeSettings;
import io.hanse.config.settings.Readers;
import io.hanse.config.settings.Secret;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.testing.VertxUnit;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxUnit.class)
class DescriptionTest {
  @Test
  void everyRouteIsDescribedAndEveryDescribedRouteIsThere(Vertx vertx) {
    Set<String> routes = new TreeSet<>();
    for (Route route : HttpVerticle.routes(vertx, parts(), () -> false).getRoutes()) {
      for (HttpMethod method : withoutHead(route.methods())) {
        routes.add(method + " " + route.getPath().replaceAll(":([a-z]+)", "{$1}"));
      }
    }

    Set<String> described = new TreeSet<>();
    JsonObject paths = new JsonObject(OpenApi.node()).getJsonObject("paths");
    for (String path : paths.fieldNames()) {
      for (String method : paths.getJsonObject(path).fieldNames()) {
        described.add(method.toUpperCase(Locale.ROOT) + " " + path);
      }
    }

    assertEquals(routes, described);
  }

  /** Works wherever GET does. */
  private static Set<HttpMethod> withoutHead(@Nullable Set<HttpMethod> methods) {
    Set<HttpMethod> others = methods == null ? new HashSet<>() : new HashSet<>(methods);
    others.remove(HttpMethod.HEAD);
    return others;
  }

  /** Mounting routes asks for the settings alone. */
  private static HttpParts parts() {
    NodeSettings settings =
        new NodeSettings(
            LedgerId.of("europe"),
            new DatabaseSettings("localhost", 5432, "unused", "unused", Secret.ofText(""), 1),
            new HttpSettings("127.0.0.1", 0, Optional.empty()),
            new ClusterSettings("unused", "127.0.0.1", 0, List.of()),
            Path.of("unused"),
            Secret.of(new byte[32]),
            Secret.of(new byte[32]),
            1,
            1,
            Duration.ofSeconds(1),
            LimitSettings.DEFAULT,
            new Readers(List.of()));
    return new HttpParts(settings, null, null, null, null, null, null, null, null, null, null);
  }
}
