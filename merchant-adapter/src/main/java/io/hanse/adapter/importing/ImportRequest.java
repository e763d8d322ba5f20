package io.hanse.adapter.importing;

import io.hanse.adapter.mapping.Mapping;
import io.hanse.protocol.identity.LocationId;
import java.nio.file.Path;

/**
 * What to import and how.
 *
 * @param file the merchant's file
 * @param mapping how its rows are read
 * @param location where things happened if the mapping does not say; enrolments happen there too
 * @param members the cards that are known
 * @param enrolling what to do about members without one
 */
public record ImportRequest(
    Path file, Mapping mapping, LocationId location, Members members, Enrolling enrolling) {}
