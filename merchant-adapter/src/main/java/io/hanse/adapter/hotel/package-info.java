/**
 * Hotel bookings: one row, one stay, one purchase. The file has no booking number and rows that
 * repeat others exactly, so a row's number and content together make the message's id.
 */
@NullMarked
package io.hanse.adapter.hotel;

import org.jspecify.annotations.NullMarked;
