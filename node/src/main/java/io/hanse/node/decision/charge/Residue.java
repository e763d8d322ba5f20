package io.hanse.node.decision.charge;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.identity.ParticipantId;

/**
 * The residue of rounding an obligation to the minor unit: the exact amount less the written one.
 *
 * @param debtor owes the residue where it is positive
 * @param creditor owes the residue where it is negative
 * @param currency of the obligation
 * @param micros millionths of a major unit, of either sign
 */
public record Residue(
    ParticipantId debtor, ParticipantId creditor, CurrencyCode currency, long micros) {}
