/**
 * The door of a node. Requests come in from {@link io.hanse.node.connection}, one at a time for
 * each connection; {@link io.hanse.node.verification} and {@link io.hanse.node.routing} do the
 * work, and every answer, good or bad, is written here: receipts as the octets they are, refusals
 * as problem details (RFC 9457). Nothing here decides anything about members or points.
 */
@NullMarked
package io.hanse.node.http;

import org.jspecify.annotations.NullMarked;
