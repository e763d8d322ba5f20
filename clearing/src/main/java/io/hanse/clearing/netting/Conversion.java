package io.hanse.clearing.netting;

import io.hanse.clearing.fx.CrossRate;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.ParticipantId;

/**
 * A net figure turned into its participant's settlement currency. What rounding leaves over stays
 * on the settlement account.
 *
 * @param participant whose net it is
 * @param amount the net, signed
 * @param converted the same in the settlement currency, with the same sign or zero
 * @param rate at which
 */
public record Conversion(
    ParticipantId participant, Money amount, Money converted, CrossRate rate) {}
