/**
 * The ledger's own events. The {@link io.hanse.node.sweep.Sweeper} looks regularly for holds past
 * their end, lots past their end and rounding that adds up to a minor unit, and submits each
 * finding to the intake like any message. The id of an event is a function of the finding, so
 * several nodes that find the same thing have one effect, and a lane that has released a hold
 * before a message leaves nothing for the sweep.
 */
@NullMarked
package io.hanse.node.sweep;

import org.jspecify.annotations.NullMarked;
