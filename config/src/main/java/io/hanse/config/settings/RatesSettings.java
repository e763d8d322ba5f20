package io.hanse.config.settings;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Where exchange rates come from.
 *
 * @param file the ECB's reference rates as CSV
 * @param maxAgeDays how old a rate may be before netting stops, 0 to 366
 * @param acceptDate a rate date that the operator accepts by name although it is older
 */
public record RatesSettings(Path file, int maxAgeDays, Optional<LocalDate> acceptDate) {}
