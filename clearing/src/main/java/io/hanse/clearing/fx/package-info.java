/**
 * What one currency is worth in another on the day of a cycle.
 *
 * <p>In comes the dated file of the European Central Bank's euro reference rates; out goes, for two
 * currencies and a date, one {@link io.hanse.clearing.fx.CrossRate} with its own date and source,
 * or a refusal that says why there is none. Nothing here knows participants or cycles.
 */
@NullMarked
package io.hanse.clearing.fx;

import org.jspecify.annotations.NullMarked;
