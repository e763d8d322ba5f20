/**
 * Clearing over HTTP: cycles listed, closed, settled and exported, the open positions, alarms.
 *
 * <p>Everything but health, metrics and the description of the interface asks for a bearer token;
 * the settings say for whom each token speaks. JSON is made here and nowhere else.
 */
@NullMarked
package io.hanse.clearing.http;

import org.jspecify.annotations.NullMarked;
