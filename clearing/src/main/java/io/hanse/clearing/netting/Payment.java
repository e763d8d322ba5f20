package io.hanse.clearing.netting;

import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.ParticipantId;

/**
 * One payment that settles a participant's net in one currency; the other side is always the
 * settlement account.
 *
 * @param payer who pays
 * @param payee who is paid
 * @param amount more than zero
 */
public record Payment(ParticipantId payer, ParticipantId payee, Money amount) {}
