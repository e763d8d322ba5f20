/**
 * What the HTTP interfaces of nodes and clearing have in common. A request's bearer token becomes a
 * {@link io.hanse.config.server.Caller}, its parameters become {@link
 * io.hanse.config.server.Parsed} values, and whatever prevents an answer becomes problem details
 * (RFC 9457) through {@link io.hanse.config.server.Problems}. {@link
 * io.hanse.config.server.RepeatedWork} is the one timer for work that a server does by itself, and
 * {@link io.hanse.config.server.ClosingOrder} closes what a server has opened, the last first.
 *
 * <p>Only servers use this package; nothing of it knows what a request is about.
 */
@NullMarked
package io.hanse.config.server;

import org.jspecify.annotations.NullMarked;
