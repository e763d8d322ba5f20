/**
 * Brings messages to a network and their answers back. {@link io.hanse.adapter.client.HanseClient}
 * is what a merchant's own software calls: it stores messages in the outbox, and a sender signs and
 * sends what waits there, in bundles, to whichever node answers, until each message has its final
 * answer.
 */
@NullMarked
package io.hanse.adapter.client;

import org.jspecify.annotations.NullMarked;
