package io.hanse.protocol.obligation;

import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.ParticipantId;

/**
 * The running gross sum of obligations from one participant to another, as one lane sees it. For
 * looking and for caps; netting reads seals only.
 *
 * @param ledger the book
 * @param window the ledger's open window
 * @param lane the writer whose figures these are
 * @param debtor who owes
 * @param creditor who is owed
 * @param amount gross, zero or more
 * @param count how many obligations
 * @param version grows with every change of this lane's figure; of two the higher is right
 */
public record Position(
    LedgerId ledger,
    long window,
    int lane,
    ParticipantId debtor,
    ParticipantId creditor,
    Money amount,
    long count,
    long version) {}
