/**
 * Files that people write, read into typed values with every fault reported at once. YAML text
 * comes in; each key is asked for by name and {@link io.hanse.config.reading.Kind}; out comes a
 * {@link io.hanse.config.reading.Reading}: the value, or all faults with their places and what is
 * allowed there.
 *
 * <p>Scalars are read as the text that was written. So an unquoted {@code no} stays the country, a
 * rate never passes through binary floating point, and a date stays a date.
 */
@NullMarked
package io.hanse.config.reading;

import org.jspecify.annotations.NullMarked;
