package io.hanse.standalone.postgres;

/**
 * A database server. Its user's password is empty: it trusts whoever reaches the loopback
 * interface.
 *
 * @param host its address
 * @param port where it listens
 * @param user who may do everything
 */
public record DatabaseServer(String host, int port, String user) {}
