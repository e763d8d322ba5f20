package io.hanse.clearing.breaks;

import io.hanse.protocol.identity.LedgerId;
import java.time.Instant;

/**
 * A ledger's word that contradicts what was stored before. It is not used; an operator has to
 * investigate.
 *
 * @param raisedAt when it was first seen
 * @param ledger whose
 * @param window which window
 * @param detail the contradiction, in a sentence
 */
public record Alarm(Instant raisedAt, LedgerId ledger, long window, String detail) {}
