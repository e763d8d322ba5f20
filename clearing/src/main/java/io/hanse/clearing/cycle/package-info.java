/**
 * The life of a cycle: open, sealing, sealed, netted, instructed, settled.
 *
 * <p>Each state is a record and each legal step a method on it that returns the next, so that no
 * step can be left out. Nothing here stores or sends; the closing of a cycle walks along these
 * records and the stores write them down.
 */
@NullMarked
package io.hanse.clearing.cycle;

import org.jspecify.annotations.NullMarked;
