package io.hanse.standalone.postgres;

/**
 * A database server on the loopback interface. It trusts every local connection; the user has no
 * password.
 *
 * @param host its address
 * @param port where it listens
 * @param user a superuser
 */
public record DatabaseServer(String host, int port, String user) {}
