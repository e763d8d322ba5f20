/**
 * The books as values: accounts and entries, lots, holds, debts, members, consumptions of
 * redemptions and returned lines. A record says what is in force, and its {@code after} methods
 * what it becomes; amounts are exact and range-checked. The ledger loads these records and writes
 * them back.
 */
@NullMarked
package io.hanse.node.decision.book;

import org.jspecify.annotations.NullMarked;
