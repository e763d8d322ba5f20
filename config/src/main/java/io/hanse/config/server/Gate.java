package io.hanse.config.server;

import io.hanse.config.settings.Access;
import io.hanse.config.settings.Readers;
import io.hanse.config.settings.Role;
import io.hanse.protocol.rejection.RequestCode;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Admits requests whose bearer token (RFC 6750) is authorised for the route, and keeps their {@link
 * Caller}. Its handlers stand before the route's own.
 */
public final class Gate {
  /** With the blank; the scheme's name is case-insensitive (RFC 9110 section 11.1). */
  private static final String SCHEME = "Bearer ";

  private final Readers readers;

  /** A gate that knows those tokens. */
  public Gate(Readers readers) {
    this.readers = readers;
  }

  /** Admits the tokens of those roles. */
  public Handler<RoutingContext> only(Set<Role> roles) {
    return permitting((caller, context) -> hasOneOf(roles, caller));
  }

  /** Admits the tokens of those roles and of every participant. */
  public Handler<RoutingContext> participantsAnd(Set<Role> roles) {
    return permitting(
        (caller, context) -> caller.participant().isPresent() || hasOneOf(roles, caller));
  }

  /** Admits every token that the settings know. */
  public Handler<RoutingContext> everyToken() {
    return permitting((caller, context) -> true);
  }

  /** Admits a known token where the rule permits the request. */
  public Handler<RoutingContext> permitting(BiPredicate<Caller, RoutingContext> rule) {
    return context ->
        caller(context)
            .ifPresentOrElse(caller -> admit(context, caller, rule), () -> turnAway(context));
  }

  private static void admit(
      RoutingContext context, Caller caller, BiPredicate<Caller, RoutingContext> rule) {
    if (rule.test(caller, context)) {
      caller.keepOn(context);
      context.next();
    } else {
      forbid(context, caller);
    }
  }

  private static void turnAway(RoutingContext context) {
    context.response().putHeader("WWW-Authenticate", "Bearer realm=\"hanse\"");
    Problems.send(
        context,
        RequestCode.UNAUTHORIZED,
        "Send the header Authorization: Bearer TOKEN with a token from this server's settings.");
  }

  /** Refuses a request that a caller may not make, although its token is known. */
  public static void forbid(RoutingContext context, Caller caller) {
    Problems.send(
        context,
        RequestCode.FORBIDDEN,
        "The token of " + caller.name() + " does not permit this request.");
  }

  /** Whether a caller has one of those roles; a participant has none. */
  public static boolean hasOneOf(Set<Role> roles, Caller caller) {
    return caller.access() instanceof Access.OfRole(var role) && roles.contains(role);
  }

  private Optional<Caller> caller(RoutingContext context) {
    return Optional.ofNullable(context.request().getHeader(HttpHeaders.AUTHORIZATION))
        .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .flatMap(header -> readers.find(header.substring(SCHEME.length()).strip()))
        .map(token -> new Caller(token.name(), token.access()));
  }
}
