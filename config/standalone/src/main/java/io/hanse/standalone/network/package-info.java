/**
 * A complete description of a network in one folder, as an operator would write it by hand: the
 * directory, the settings of each node and of clearing, keys and tokens. {@link
 * io.hanse.standalone.network.NetworkPlan} says what is wanted, {@link
 * io.hanse.standalone.network.NetworkWriter} writes it, and {@link
 * io.hanse.standalone.network.NetworkFiles} says where everything is. The servers are then started
 * from these files and know nothing else.
 */
@NullMarked
package io.hanse.standalone.network;

import org.jspecify.annotations.NullMarked;
