/**
 * Measures how many signed messages a second a node answers with receipts, on a durable database. A
 * node runs in one program, {@link io.hanse.standalone.bench.Load} in another that talks to it over
 * the loopback interface as merchants do. Enrolments and signatures are made before the clock
 * starts; answers are counted while it runs, and a sample of receipts is verified when it has
 * stopped.
 */
@NullMarked
package io.hanse.standalone.bench;

import org.jspecify.annotations.NullMarked;
