package io.hanse.node.http;

import io.hanse.config.settings.Access;
import io.hanse.config.settings.ReaderToken;
import io.hanse.config.settings.Readers;
import io.hanse.config.settings.Role;
import io.hanse.protocol.identity.ParticipantId;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Lets in who shows a bearer token (RFC 6750) that the settings know, as far as it goes. */
final class ReaderGate {
  private static final String SCHEME = "Bearer ";

  /** Who sees members. */
  static final Set<Role> MEMBERS = EnumSet.of(Role.OPERATOR, Role.AUDITOR);

  /** Who sees what participants owe each other. */
  static final Set<Role> MONEY =
      EnumSet.of(Role.OPERATOR, Role.AUDITOR, Role.FINANCE, Role.CLEARING);

  private final Readers readers;

  ReaderGate(Readers readers) {
    this.readers = readers;
  }

  /** A route for those roles and for every participant, who is told to the route. */
  Handler<RoutingContext> participantsAnd(
      Set<Role> roles, BiConsumer<RoutingContext, Optional<ParticipantId>> route) {
    return routed ->
        reader(routed)
            .ifPresent(
                reader -> {
                  switch (reader.access()) {
                    case Access.OfParticipant(var participant) ->
                        route.accept(routed, Optional.of(participant));
                    case Access.OfRole(var role) -> {
                      if (roles.contains(role)) {
                        route.accept(routed, Optional.empty());
                      } else {
                        forbid(routed);
                      }
                    }
                  }
                });
  }

  /** A route for those roles alone. */
  Handler<RoutingContext> only(Set<Role> roles, Handler<RoutingContext> route) {
    return participantsAnd(
        roles,
        (routed, participant) -> {
          if (participant.isPresent()) {
            forbid(routed);
          } else {
            route.handle(routed);
          }
        });
  }

  /** A route for everybody who has a token at all. */
  Handler<RoutingContext> any(Handler<RoutingContext> route) {
    return participantsAnd(
        EnumSet.allOf(Role.class), (routed, participant) -> route.handle(routed));
  }

  private Optional<ReaderToken> reader(RoutingContext routed) {
    HttpServerRequest request = routed.request();
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    Optional<ReaderToken> reader =
        header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
            ? readers.find(header.substring(SCHEME.length()).strip())
            : Optional.empty();
    if (reader.isEmpty()) {
      request.response().putHeader("WWW-Authenticate", "Bearer realm=\"hanse\"");
      Replies.problem(request.response(), 401, "unauthorized", "A known bearer token is needed.");
    }
    return reader;
  }

  static void forbid(RoutingContext routed) {
    Replies.problem(routed.response(), 403, "forbidden", "This token does not go that far.");
  }
}
