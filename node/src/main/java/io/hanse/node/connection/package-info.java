/**
 * The connections of a node, before anything on them is a request. A connection comes in, is
 * counted against its sender's share and is given two handlers around Vert.x's HTTP codec; requests
 * go out to {@link io.hanse.node.http}, one at a time for each connection. Whatever is wrong with a
 * connection or with the form of a request ends here, with an answer:
 *
 * <pre>
 * socket -> Inflow -> codec -> Exchanges -> Vert.x -> node.http
 *             |                   |
 *             |                   +- counts requests and answers, refuses what is not HTTP/1.1,
 *             |                      answers what was whole when the sender closed his side
 *             +- hands on a little at a time, and nothing while a request waits for its answer
 *                or the sender does not take his answers
 * </pre>
 *
 * <p>The handlers of one event loop are looked at once a second ({@link
 * io.hanse.node.connection.Connections}): a request that is not there within its time, comes too
 * slowly or has a body without end is refused, and so is a sender who takes no answers. Vert.x has
 * no setting for any of these; its idle timeout begins anew with every octet.
 */
@NullMarked
package io.hanse.node.connection;

import org.jspecify.annotations.NullMarked;
