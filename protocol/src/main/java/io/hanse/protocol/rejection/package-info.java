/**
 * The closed set of answers other than "applied", in the order in which they are looked for, and
 * what each of them asks the sender to do.
 */
@NullMarked
package io.hanse.protocol.rejection;

import org.jspecify.annotations.NullMarked;
