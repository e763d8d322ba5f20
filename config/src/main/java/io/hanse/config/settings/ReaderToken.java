package io.hanse.config.settings;

/**
 * A bearer token that somebody holds. The token itself is nowhere in the settings.
 *
 * @param name who holds it, for logs
 * @param sha256 hex SHA-256 of the token's UTF-8 octets
 * @param access the participant or the role for which it speaks
 */
public record ReaderToken(String name, String sha256, Access access) {}
