package io.hanse.protocol.tariff;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.PointRate;
import java.util.Optional;

/**
 * A participant's contract in figures.
 *
 * @param settlementCurrency in which it pays and is paid
 * @param funded what it owes for one of its points when that is spent elsewhere, frozen on each lot
 *     when the points are earned
 * @param reimbursement what it gets per point that it accepts; empty: whatever the issuer owes
 */
public record Tariff(
    CurrencyCode settlementCurrency, PointRate funded, Optional<PointRate> reimbursement) {}
