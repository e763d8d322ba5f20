package io.hanse.standalone.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Makes the databases of a fresh server. */
final class DatabasesSql {
  private DatabasesSql() {}

  static String url(DatabaseServer server, String database) {
    return "jdbc:postgresql://%s:%d/%s?user=%s"
        .formatted(server.host(), server.port(), database, server.user());
  }

  static void create(DatabaseServer server, List<String> names) {
    try (Connection connection = DriverManager.getConnection(url(server, "postgres"));
        Statement statement = connection.createStatement()) {
      for (String name : names) {
        if (!name.matches("[a-z][a-z0-9_]{0,40}")) {
          throw new IllegalArgumentException("not a database name: " + name);
        }
        statement.execute("CREATE DATABASE " + name);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the databases could not be made: " + e.getMessage(), e);
    }
  }
}
