package io.hanse.adapter.importing;

import io.hanse.adapter.mapping.Mapping;
import io.hanse.protocol.identity.LocationId;
import java.nio.file.Path;

/**
 * The file to import, and how.
 *
 * @param file the merchant's file
 * @param mapping how its rows are read
 * @param location where things happened if the mapping does not say; enrolments happen there too
 * @param members the known cards
 * @param enrolling how to treat members without a card
 */
public record ImportRequest(
    Path file, Mapping mapping, LocationId location, Members members, Enrolling enrolling) {}
