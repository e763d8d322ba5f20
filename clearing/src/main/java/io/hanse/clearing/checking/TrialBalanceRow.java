package io.hanse.clearing.checking;

import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.LedgerId;

/**
 * One account of a ledger at a seal.
 *
 * @param ledger the book
 * @param unit what is counted
 * @param accountKind issuer, member, held, debt...
 * @param account whose; members by pseudonym
 * @param debit the sum of all debits since the ledger began
 * @param credit the sum of all credits
 */
public record TrialBalanceRow(
    LedgerId ledger,
    String unit,
    String accountKind,
    String account,
    Points debit,
    Points credit) {}
