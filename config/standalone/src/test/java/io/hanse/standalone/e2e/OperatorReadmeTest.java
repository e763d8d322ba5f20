package io.hanse.standalone.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.standalone.postgres.DataFolder;
import io.hanse.standalone.postgres.DatabaseServer;
import io.hanse.standalone.postgres.EmbeddedDatabases;
import io.hanse.standalone.postgres.ServerSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator who has only the page and a database server gets a running network. */
class OperatorReadmeTest {
  private static final Path PAGE =
      Path.of(System.getProperty("hanse.root"), "config/standalone/README.md");

  @TempDir Path folder;

  @Test
  void theBlocksOfThePageLeadFromEmptyDatabasesToAClosedCycle() throws Exception {
    try (DataFolder data = DataFolder.claim(folder.resolve("data")).orElseThrow();
        EmbeddedDatabases databases = EmbeddedDatabases.start(data, List.of(), ServerSize.SMALL)) {
      makeDatabases(databases.server());
      PagePorts ports =
          PagePorts.free(8081, 8082, 8090, 5701, 5702, 5703).with(5432, databases.server().port());

      ShellReplay.in(folder).run(PAGE, ports::replaced);
    }

    try (Stream<Path> exported = Files.list(folder.resolve("network/cycle-1"))) {
      assertTrue(exported.anyMatch(file -> file.endsWith("instructions.csv")));
    }
    try (Stream<Path> keys = Files.list(folder.resolve("network/keys"))) {
      for (Path key : keys.toList()) {
        assertEquals(
            "rw-------",
            PosixFilePermissions.toString(Files.getPosixFilePermissions(key)),
            key.toString());
      }
    }
  }

  /** Runs the page's SQL as a database administrator does. */
  private static void makeDatabases(DatabaseServer server) throws Exception {
    String sql = Files.readString(PAGE).replaceFirst("(?s).*?```sql\\n(.*?)```.*", "$1");
    String url =
        "jdbc:postgresql://%s:%d/postgres?user=%s"
            .formatted(server.host(), server.port(), server.user());
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String line : sql.lines().toList()) {
        statement.execute(line);
      }
    }
  }
}
