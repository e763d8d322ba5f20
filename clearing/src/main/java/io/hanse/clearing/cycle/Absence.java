package io.hanse.clearing.cycle;

import io.hanse.protocol.identity.LedgerId;

/**
 * A ledger that has not sealed for a cycle; its window joins the next one.
 *
 * @param ledger which
 * @param reason what was tried and what came of it
 */
public record Absence(LedgerId ledger, String reason) {}
