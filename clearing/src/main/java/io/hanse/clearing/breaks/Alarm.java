package io.hanse.clearing.breaks;

import io.hanse.protocol.identity.LedgerId;
import java.time.Instant;

/**
 * Something that contradicts what was known before. Nothing is merged; an operator has to look.
 *
 * @param raisedAt when it was seen first
 * @param ledger whose
 * @param window which window
 * @param detail what contradicts what
 */
public record Alarm(Instant raisedAt, LedgerId ledger, long window, String detail) {}
