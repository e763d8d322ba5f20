/**
 * Recomputes an exported cycle from its files alone, as an outsider would: positions from
 * obligations, nets from positions, conversions from rates, payments from nets. It shares no code
 * with what it audits, and knows the files by their published headers only.
 */
@NullMarked
package io.hanse.standalone.audit;

import org.jspecify.annotations.NullMarked;
