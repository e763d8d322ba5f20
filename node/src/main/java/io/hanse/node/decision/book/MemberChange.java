package io.hanse.node.decision.book;

import io.hanse.protocol.identity.CardNumber;

/**
 * What a message adds to a member's figures, in points of either sign.
 *
 * @param card the member
 */
public record MemberChange(CardNumber card, long available, long held, long debt) {}
