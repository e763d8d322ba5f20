package io.hanse.config.directory;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.identity.LocationId;
import io.hanse.protocol.identity.ParticipantId;
import java.util.Optional;

/**
 * For which lines of a purchase points are earned, and how many. Of the programme's rules the first
 * that matches a line counts for it.
 *
 * @param name what the explanation of an accrual says
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
