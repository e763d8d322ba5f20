package io.hanse.config.server;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What HTTP asks of the methods of an address (RFC 9110): {@code HEAD} works wherever {@code GET}
 * does (section 9.1), and 405 says which methods there are (section 15.5.6).
 */
public final class RouteMethods {
  private RouteMethods() {}

  /** Completes a router whose routes are all mounted. */
  public static void complete(Router router) {
    Map<String, Set<String>> methods = new LinkedHashMap<>();
    List<Route> routes = new ArrayList<>(router.getRoutes());
    for (Route route : routes) {
      if (route.methods().contains(HttpMethod.GET)) {
        route.method(HttpMethod.HEAD);
      }
      Set<String> here = methods.computeIfAbsent(route.getPath(), path -> new TreeSet<>());
      route.methods().forEach(method -> here.add(method.name()));
    }
    methods.forEach(
        (path, allowed) ->
            router.route(path).handler(routed -> refuse(routed, String.join(", ", allowed))));
  }

  private static void refuse(RoutingContext routed, String allowed) {
    routed.response().putHeader("Allow", allowed);
    routed.fail(405);
  }
}
