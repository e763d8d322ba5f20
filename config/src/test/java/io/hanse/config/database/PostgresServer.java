package io.hanse.config.database;

import io.hanse.config.settings.DatabaseSettings;
import io.hanse.config.settings.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;

/** A real server for the tests of this package, with durable commits. */
final class PostgresServer {
  private final EmbeddedPostgres server;

  PostgresServer() throws IOException {
    server =
        EmbeddedPostgres.builder()
            .setRegisterShutdownHook(false)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .start();
  }

  DatabaseSettings settings() {
    return new DatabaseSettings(
        "localhost", server.getPort(), "postgres", "postgres", Secret.ofText("postgres"), 4);
  }

  Void stop() throws IOException {
    server.close();
    return null;
  }
}
