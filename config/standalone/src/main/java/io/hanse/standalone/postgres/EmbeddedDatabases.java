package io.hanse.standalone.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A PostgreSQL server of our own on the loopback interface, with several databases. Commits are as
 * durable as in production: {@code fsync} and {@code synchronous_commit} are on.
 */
public final class EmbeddedDatabases implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(10);

  private final EmbeddedPostgres server;
  private final Path data;

  private EmbeddedDatabases(EmbeddedPostgres server, Path data) {
    this.server = server;
    this.data = data;
  }

  /**
   * Starts a server in a claimed folder.
   *
   * @param names the databases to make
   * @throws IOException when the server does not start; {@code postgres.log} in the folder says why
   */
  public static EmbeddedDatabases start(DataFolder folder, List<String> names, ServerSize size)
      throws IOException {
    ProcessBuilder.Redirect log =
        ProcessBuilder.Redirect.appendTo(folder.path().resolve("postgres.log").toFile());
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.databases())
            .setCleanDataDirectory(true)
            // Our own hook stops the server last, after every client has closed its connections.
            .setRegisterShutdownHook(false)
            .setPGStartupWait(START_LIMIT)
            .setOutputRedirector(log)
            .setErrorRedirector(log)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", "")
            .setServerConfig("max_connections", "100")
            .setServerConfig("shared_buffers", size.sharedBuffers())
            .setServerConfig("max_wal_size", size.maxWalSize())
            .start();
    EmbeddedDatabases databases = new EmbeddedDatabases(server, folder.databases());
    try {
      DatabasesSql.create(databases.server(), names);
      return databases;
    } catch (IllegalStateException e) {
      databases.close();
      throw e;
    }
  }

  /** Where the databases are. */
  public DatabaseServer server() {
    return new DatabaseServer("127.0.0.1", server.getPort(), "postgres");
  }

  /** Where a database is, for reading it with another driver. */
  public String jdbcUrl(String database) {
    return DatabasesSql.url(server(), database);
  }

  /** Ends the server at once; its files are not used again. */
  @Override
  public void close() {
    DatabaseProcess.on(data).ifPresent(DatabaseProcess::end);
  }
}
