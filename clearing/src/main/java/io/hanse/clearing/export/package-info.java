/**
 * A cycle as files that others can recompute.
 *
 * <p>In comes what the stores hold of an instructed cycle; out goes a folder of CSV files, the
 * payment file and a signed statement for each participant. Everything is made from what was
 * written when the cycle was instructed, so the same cycle gives the same octets for ever. The
 * server, the command line and the demo call it.
 */
@NullMarked
package io.hanse.clearing.export;

import org.jspecify.annotations.NullMarked;
