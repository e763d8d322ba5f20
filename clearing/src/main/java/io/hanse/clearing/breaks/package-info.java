/**
 * What does not fit together.
 *
 * <p>An alarm is a seal or a window that contradicts what was known: it is kept and never used. A
 * break is a message id that stands on two ledgers: it is listed with its cycle and cleared all the
 * same. In come findings of the other features; out go log entries and rows that operators read.
 */
@NullMarked
package io.hanse.clearing.breaks;

import org.jspecify.annotations.NullMarked;
