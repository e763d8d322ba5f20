package io.hanse.clearing;

import io.hanse.config.settings.DatabaseSettings;
import io.hanse.config.settings.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL and an empty database for whoever asks. Nobody here pulls the server's plug, so
 * its commits need not reach the disk.
 */
public final class Databases implements AutoCloseable {
  private final EmbeddedPostgres server;
  private final AtomicInteger count = new AtomicInteger();

  public Databases() throws IOException {
    server =
        EmbeddedPostgres.builder()
            .setRegisterShutdownHook(false)
            .setServerConfig("fsync", "off")
            .setServerConfig("full_page_writes", "off")
            .start();
  }

  /** The settings of a new database. */
  public DatabaseSettings create() throws SQLException {
    String name = "clearing_" + count.incrementAndGet();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return new DatabaseSettings(
        "localhost", server.getPort(), name, "postgres", Secret.ofText("postgres"), 4);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
