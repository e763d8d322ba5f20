package io.hanse.node.decision.charge;

import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.PointRate;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.obligation.ObligationKind;

/**
 * An obligation before the ledger numbers it; its other fields come from the message.
 *
 * @param debtor who owes
 * @param creditor who is owed, another
 * @param amount more than zero
 * @param points the points behind it
 * @param rate at which the amount was computed
 */
public record ObligationDraft(
    ParticipantId debtor,
    ParticipantId creditor,
    Money amount,
    ObligationKind kind,
    Points points,
    PointRate rate) {}
