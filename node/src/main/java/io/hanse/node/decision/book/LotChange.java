package io.hanse.node.decision.book;

/** What a message adds to a lot's figures, in points of either sign. */
public record LotChange(long lot, long remaining, long held, long expired) {}
