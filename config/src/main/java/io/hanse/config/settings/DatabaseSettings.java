package io.hanse.config.settings;

/**
 * One PostgreSQL database.
 *
 * @param host name or address
 * @param port 1 to 65535
 * @param name the database
 * @param user the role that connects
 * @param password its password, empty where the server asks for none
 * @param poolSize the most connections of one process for reads, 1 to 1000; each lane has one of
 *     its own in addition
 */
public record DatabaseSettings(
    String host, int port, String name, String user, Secret password, int poolSize) {}
