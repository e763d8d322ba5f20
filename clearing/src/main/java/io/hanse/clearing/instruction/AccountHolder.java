package io.hanse.clearing.instruction;

import io.hanse.config.directory.BankAccount;
import io.hanse.config.directory.CountryCode;

/**
 * Somebody who can be paid or can pay.
 *
 * @param name for people and banks
 * @param country its seat
 * @param account where the money goes to or comes from
 */
public record AccountHolder(String name, CountryCode country, BankAccount account) {}
