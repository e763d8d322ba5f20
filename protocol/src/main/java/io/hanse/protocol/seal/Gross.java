package io.hanse.protocol.seal;

import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.ParticipantId;

/**
 * What one participant owes another out of one window, before any netting.
 *
 * @param debtor who owes
 * @param creditor who is owed
 * @param amount the sum of the obligations, more than zero
 * @param count how many there are
 */
public record Gross(ParticipantId debtor, ParticipantId creditor, Money amount, long count) {}
