/**
 * Exact amounts: points, money, rates and quantities as range-checked {@code long} values of small
 * types. No binary floating point, every rounding named.
 */
@NullMarked
package io.hanse.protocol.amount;

import org.jspecify.annotations.NullMarked;
