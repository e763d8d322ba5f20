package io.hanse.clearing.netting;

import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.ParticipantId;

/**
 * What is left between two participants in one currency once their debts are set off.
 *
 * @param debtor who still owes
 * @param creditor who is still owed
 * @param amount more than zero
 */
public record Bilateral(ParticipantId debtor, ParticipantId creditor, Money amount) {}
