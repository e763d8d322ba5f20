/**
 * Files that people write (settings, mappings, directories), read into typed values with every
 * fault reported at once. YAML 1.2 comes in as text; each key is asked for by name and {@link
 * io.hanse.protocol.yaml.Kind}; out comes a {@link io.hanse.protocol.yaml.Reading}: the value, or
 * all faults, each with line and column and with what is allowed there. Servers and the merchant's
 * side read their files through here.
 *
 * <p>Scalars are read as the text that was written. So an unquoted {@code no} stays the country, a
 * rate never passes through binary floating point, and a date stays a date. A key that stands there
 * twice is a fault.
 */
@NullMarked
package io.hanse.protocol.yaml;

import org.jspecify.annotations.NullMarked;
