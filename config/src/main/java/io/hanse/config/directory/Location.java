package io.hanse.config.directory;

import io.hanse.protocol.identity.LocationId;
import java.time.ZoneId;

/**
 * A place of a participant.
 *
 * @param id unique within the participant
 * @param country whose law applies
 * @param zone the time zone in which earn rules see its purchases
 */
public record Location(LocationId id, CountryCode country, ZoneId zone) {}
