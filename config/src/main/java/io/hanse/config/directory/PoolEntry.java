package io.hanse.config.directory;

/**
 * The coalition's pool, as a bank sees it: who holds what issuers pay for points before others
 * accept them.
 *
 * @param name its holder's name for people
 * @param country its holder's seat
 * @param settlementAccount its own account, another than the operator's
 */
public record PoolEntry(String name, CountryCode country, BankAccount settlementAccount) {}
