package io.hanse.config.directory;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.identity.LocationId;
import io.hanse.protocol.identity.ParticipantId;
import java.util.Optional;

/**
 * A rule that earns points for lines of a purchase. For each line the programme's first rule that
 * matches counts.
 *
 * @param name its name in the explanation of an accrual
 * @param participant only its purchases; empty: anybody's
 * @param location only purchases there; empty: anywhere
 * @param category only lines of that category; empty: any line
 * @param currency only purchases in it
 * @param pointsPerUnit points per major unit of the line's amount
 */
public record EarnRule(
    String name,
    Optional<ParticipantId> participant,
    Optional<LocationId> location,
    Optional<String> category,
    CurrencyCode currency,
    PointsPerUnit pointsPerUnit) {}
