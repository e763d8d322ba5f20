package io.hanse.clearing.instruction;

import io.hanse.config.directory.BankAccount;
import io.hanse.config.directory.CountryCode;

/**
 * Somebody who can be paid or can pay.
 *
 * @param name as the holder writes it, in any alphabet
 * @param country its seat, whose spelling the bank's version of the name follows
 * @param account where the money goes to or comes from
 */
public record AccountHolder(String name, CountryCode country, BankAccount account) {}
