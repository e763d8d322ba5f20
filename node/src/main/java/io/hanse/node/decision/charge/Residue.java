package io.hanse.node.decision.charge;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.identity.ParticipantId;

/**
 * What the rounding of an obligation to the minor unit left over: exact amount less written amount.
 *
 * @param debtor who would owe it, were it positive
 * @param creditor who would be owed
 * @param currency of the obligation
 * @param micros millionths of a major unit, of either sign
 */
public record Residue(
    ParticipantId debtor, ParticipantId creditor, CurrencyCode currency, long micros) {}
