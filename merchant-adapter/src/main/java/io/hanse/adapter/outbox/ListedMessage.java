package io.hanse.adapter.outbox;

/**
 * A stored message without its octets.
 *
 * @param number its place in the outbox, from 1
 * @param state the {@link MessageState#name name} of its state
 * @param type such as {@code accrual}
 * @param id the message's id
 * @param code why it was refused or set aside, otherwise empty
 */
public record ListedMessage(long number, String state, String type, String id, String code) {}
