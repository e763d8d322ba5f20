/**
 * Hotel bookings: one row, one stay, one purchase. The file has no booking number and rows that
 * repeat others exactly, so its content and how many like it came before make the message's id.
 */
@NullMarked
package io.hanse.adapter.hotel;

import org.jspecify.annotations.NullMarked;
