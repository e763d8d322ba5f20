/**
 * Keeps messages until they have their final answer. A message's octets are fixed once, with its
 * id, and are on disk before anything is sent; the signature is made at sending. A message comes
 * in, its answer goes out; a killed process loses neither.
 *
 * <p>{@link io.hanse.adapter.outbox.Outbox} joins the {@link io.hanse.adapter.outbox.OutboxStore}
 * on disk with the {@link io.hanse.adapter.outbox.OutboxQueue} in memory, which hands out a
 * member's messages one after the other.
 */
@NullMarked
package io.hanse.adapter.outbox;

import org.jspecify.annotations.NullMarked;
