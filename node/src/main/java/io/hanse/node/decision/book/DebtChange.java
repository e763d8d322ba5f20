package io.hanse.node.decision.book;

import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.ParticipantId;
import java.time.Instant;

/**
 * What a message adds to a debt; opens it where there is none under that lot.
 *
 * @param since when the debt was opened; kept where the debt exists and is not zero
 * @param change points of either sign
 */
public record DebtChange(
    long lot, CardNumber card, ParticipantId issuer, Instant since, long change) {}
