package io.hanse.clearing.http;

import io.hanse.config.settings.Access;
import io.hanse.config.settings.ReaderToken;
import io.hanse.config.settings.Readers;
import io.hanse.config.settings.Role;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;

/** Lets in who shows a bearer token that may do what the route does. */
final class Gate {
  private static final String SCHEME = "Bearer ";
  private static final Set<Role> READERS = Set.of(Role.OPERATOR, Role.FINANCE, Role.AUDITOR);
  private static final Set<Role> COMMANDERS = Set.of(Role.OPERATOR, Role.FINANCE);

  private final Readers readers;

  Gate(Readers readers) {
    this.readers = readers;
  }

  Handler<RoutingContext> read() {
    return context -> admit(context, READERS, false);
  }

  Handler<RoutingContext> command() {
    return context -> admit(context, COMMANDERS, false);
  }

  /** As reading, and a participant gets its own statement. */
  Handler<RoutingContext> file() {
    return context -> admit(context, READERS, true);
  }

  private void admit(RoutingContext context, Set<Role> roles, boolean ownStatement) {
    Optional<Access> access = access(context);
    if (access.isEmpty()) {
      context.response().putHeader("WWW-Authenticate", "Bearer");
      Problems.send(context, 401, "unknown-token", "a bearer token that is known here is needed");
      return;
    }
    boolean allowed =
        switch (access.get()) {
          case Access.OfRole(Role role) -> roles.contains(role);
          case Access.OfParticipant(var participant) ->
              ownStatement
                  && context.pathParam("file").equals("statement-" + participant + ".json");
        };
    if (allowed) {
      context.next();
    } else {
      Problems.send(context, 403, "not-allowed", "this token may not do that");
    }
  }

  private Optional<Access> access(RoutingContext context) {
    return Optional.ofNullable(context.request().getHeader("Authorization"))
        .filter(header -> header.startsWith(SCHEME))
        .flatMap(header -> readers.find(header.substring(SCHEME.length()).strip()))
        .map(ReaderToken::access);
  }
}
