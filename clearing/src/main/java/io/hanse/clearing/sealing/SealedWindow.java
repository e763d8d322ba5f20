package io.hanse.clearing.sealing;

import io.hanse.protocol.identity.LedgerId;

/**
 * Which window of which ledger belongs to a cycle.
 *
 * @param ledger the book
 * @param window its number
 * @param checked whether its obligations agree with its seal
 */
public record SealedWindow(LedgerId ledger, long window, boolean checked) {}
