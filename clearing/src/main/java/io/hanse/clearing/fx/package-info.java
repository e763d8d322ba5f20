/**
 * What one currency is worth in another on the day of a cycle.
 *
 * <p>In comes a file of the European Central Bank's euro reference rates, as history or of one day.
 * {@link io.hanse.clearing.fx.ReferenceRates} reads it whole or refuses it with line and column.
 * Out goes, for two currencies and a date, one {@link io.hanse.clearing.fx.CrossRate} with its own
 * date and source, or a refusal that says why there is none. Nothing here knows participants or
 * cycles; netting asks for rates, and the closing of a cycle chooses the file.
 */
@NullMarked
package io.hanse.clearing.fx;

import org.jspecify.annotations.NullMarked;
