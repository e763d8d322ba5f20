package io.hanse.config.settings;

/**
 * One PostgreSQL database.
 *
 * @param host name or address
 * @param port 1 to 65535
 * @param name the database
 * @param user who connects
 * @param password its password, empty where the server asks for none
 * @param poolSize most connections of one process for reads, 1 to 1000; each lane has its own
 *     beside
 */
public record DatabaseSettings(
    String host, int port, String name, String user, Secret password, int poolSize) {}
