package io.hanse.clearing.lease;

/**
 * The right to act for a cycle, as long as no higher number has been given out.
 *
 * @param number grows with every change of leader
 */
public record Fence(long number) {}
