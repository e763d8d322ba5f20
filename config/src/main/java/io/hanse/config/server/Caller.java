package io.hanse.config.server;

import io.hanse.config.settings.Access;
import io.hanse.protocol.identity.ParticipantId;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Who sent a request, by its bearer token.
 *
 * @param name the token's name in the settings, for the log of what it commands
 * @param access the participant or the role for which the token speaks
 */
public record Caller(String name, Access access) {
  private static final String KEY = Caller.class.getName();

  /** The participant for which the token speaks; empty for a role's token. */
  public Optional<ParticipantId> participant() {
    return access instanceof Access.OfParticipant(var participant)
        ? Optional.of(participant)
        : Optional.empty();
  }

  void keepOn(RoutingContext context) {
    context.put(KEY, this);
  }

  /**
   * The sender of a request that passed a {@link Gate}.
   *
   * @throws IllegalStateException for a route without a gate
   */
  public static Caller of(RoutingContext context) {
    Caller caller = context.get(KEY);
    if (caller == null) {
      throw new IllegalStateException("no gate stands before " + context.normalizedPath());
    }
    return caller;
  }
}
