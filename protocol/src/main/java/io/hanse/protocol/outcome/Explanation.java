package io.hanse.protocol.outcome;

import io.hanse.protocol.amount.Points;

/**
 * Why a line earned what it earned.
 *
 * @param line the line's number in the message
 * @param rule the rule's name in the programme
 * @param points what that rule gave for that line
 */
public record Explanation(int line, String rule, Points points) {}
