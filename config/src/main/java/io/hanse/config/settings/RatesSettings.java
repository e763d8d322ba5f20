package io.hanse.config.settings;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The source of exchange rates.
 *
 * @param file the ECB's reference rates as CSV
 * @param maxAgeDays how old a rate may be before netting stops, 0 to 366
 * @param acceptDate an older rate date that the operator accepts by name
 */
public record RatesSettings(Path file, int maxAgeDays, Optional<LocalDate> acceptDate) {}
