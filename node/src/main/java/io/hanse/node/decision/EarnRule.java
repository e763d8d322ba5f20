package io.hanse.node.decision;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.identity.LocationId;
import io.hanse.protocol.identity.ParticipantId;
import java.util.Optional;

/**
 * Points for money spent; an empty condition fits everything.
 *
 * @param name what the member reads on the receipt
 * @param participant at whose shops
 * @param location at which of them
 * @param category for which group of articles
 * @param currency paid in which currency
 * @param microPoints millionths of a point per major unit, zero or more
 */
public record EarnRule(
    String name,
    Optional<ParticipantId> participant,
    Optional<LocationId> location,
    Optional<String> category,
    CurrencyCode currency,
    long microPoints) {
  public EarnRule {
    if (microPoints < 0) {
      throw new IllegalArgumentException("a rule gives points: " + name);
    }
  }
}
