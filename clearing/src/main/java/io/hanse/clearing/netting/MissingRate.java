package io.hanse.clearing.netting;

import io.hanse.protocol.amount.CurrencyCode;

/**
 * A rate that a cycle needs and does not have.
 *
 * @param from the currency of a net
 * @param to the currency in which its participant settles
 * @param reason what is missing or too old, and what an operator can do about it
 */
public record MissingRate(CurrencyCode from, CurrencyCode to, String reason) {}
