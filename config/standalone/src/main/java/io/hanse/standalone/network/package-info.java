/**
 * A complete description of a network in one folder, as an operator would write it by hand: the
 * directory, the settings of each node and of clearing, keys and tokens. A {@link
 * io.hanse.standalone.network.NetworkPlan} comes in, {@link
 * io.hanse.standalone.network.NetworkWriter} writes it, and {@link
 * io.hanse.standalone.network.NetworkFiles} gives the paths. The servers are then started from
 * these files alone.
 */
@NullMarked
package io.hanse.standalone.network;

import org.jspecify.annotations.NullMarked;
