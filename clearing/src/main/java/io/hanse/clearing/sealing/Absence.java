package io.hanse.clearing.sealing;

import io.hanse.protocol.identity.LedgerId;
import java.time.Instant;

/**
 * A ledger that has not sealed for a cycle; its window joins the next one.
 *
 * @param ledger which
 * @param reason what was tried and what came of it
 * @param since when clearing first missed it in this cycle
 */
public record Absence(LedgerId ledger, String reason, Instant since) {}
