/** Cuts cycles, nets what participants owe each other, settles and reconciles. */
@NullMarked
package io.hanse.clearing;

import org.jspecify.annotations.NullMarked;
