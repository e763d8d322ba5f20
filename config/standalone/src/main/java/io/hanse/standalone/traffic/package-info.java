/**
 * Invented members, who enrol, buy, return, and spend at one company the points that they earned at
 * another. Everything follows from a seed. Messages go the way of real ones, through the merchant
 * adapter of each {@link io.hanse.standalone.traffic.Company} over HTTP; {@link
 * io.hanse.standalone.traffic.Ledgerbook} listens to the answers and counts.
 */
@NullMarked
package io.hanse.standalone.traffic;

import org.jspecify.annotations.NullMarked;
