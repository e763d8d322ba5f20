package io.hanse.node.decision.book;

import io.hanse.node.decision.message.MessageKey;
import io.hanse.protocol.amount.Points;

/**
 * Points of a consumption that came back now.
 *
 * @param redemption whose consumption
 * @param lot which of them
 * @param points how many now, more than zero
 */
public record Restoration(MessageKey redemption, long lot, Points points) {}
