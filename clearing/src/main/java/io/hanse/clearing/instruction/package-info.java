/**
 * Payments that a bank takes.
 *
 * <p>In come the payments of a netting and the directory with which it was netted; out go
 * instructions with end-to-end references, and what the settlement account pays out of them as one
 * ISO 20022 credit transfer file: names within the characters of SEPA, the SEPA scheme where both
 * accounts belong to it, and an execution date on which the currency is settled. Where no such date
 * is known, the reason comes out instead. Everything here only computes: the same cycle gives the
 * same references. The settlement of a cycle calls it.
 */
@NullMarked
package io.hanse.clearing.instruction;

import org.jspecify.annotations.NullMarked;
