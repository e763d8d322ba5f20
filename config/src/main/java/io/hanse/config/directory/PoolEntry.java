package io.hanse.config.directory;

/**
 * The holder of the coalition's pool, which keeps what issuers pay for points until others accept
 * the points.
 *
 * @param name its holder's name for people
 * @param country its holder's seat
 * @param settlementAccount its own account, different from the operator's
 */
public record PoolEntry(String name, CountryCode country, BankAccount settlementAccount) {}
