package io.hanse.standalone.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabasesTest {
  @Test
  void commitsAreDurableAndEveryDatabaseIsThere(@TempDir Path folder) throws Exception {
    try (DataFolder claimed = DataFolder.claim(folder).orElseThrow();
        EmbeddedDatabases databases =
            EmbeddedDatabases.start(claimed, List.of("europe", "clearing"), ServerSize.SMALL)) {
      for (String name : List.of("europe", "clearing")) {
        try (Connection connection = DriverManager.getConnection(databases.jdbcUrl(name))) {
          assertEquals("on", setting(connection, "fsync"), name);
          assertEquals("on", setting(connection, "synchronous_commit"), name);
        }
      }
    }
  }

  @Test
  void aFolderInUseIsNotGivenTwice(@TempDir Path folder) throws Exception {
    try (DataFolder first = DataFolder.claimOneOf(folder.resolve("demo"));
        DataFolder second = DataFolder.claimOneOf(folder.resolve("demo"))) {
      assertTrue(first.path().endsWith("demo"), first.path().toString());
      assertTrue(second.path().endsWith("demo-2"), second.path().toString());
    }
  }

  @Test
  void theServerThatAKilledProgramLeftIsEndedByTheNextOwnerOfTheFolder(@TempDir Path folder)
      throws Exception {
    ProcessHandle server = leaveAServerBehind(folder);

    try (DataFolder claimed = DataFolder.claim(folder).orElseThrow()) {
      assertFalse(server.isAlive());
      assertFalse(Files.exists(claimed.databases()));
    }
  }

  @Test
  void aFolderWithFilesOfOthersIsNeitherClaimedNorEmptied(@TempDir Path folder) throws Exception {
    Path letter = Files.writeString(folder.resolve("letter.txt"), "Dear Anna");

    assertThrows(IOException.class, () -> DataFolder.claim(folder));

    assertTrue(Files.exists(letter));
  }

  @Test
  void aPidThatMeansAnotherProgramByNowIsLeftAlone(@TempDir Path folder) throws Exception {
    Process bystander = new ProcessBuilder("sleep", "60").start();
    try {
      Path data = Files.createDirectories(folder.resolve("postgres"));
      Files.writeString(data.resolve("postmaster.pid"), bystander.pid() + "\n" + data + "\n");

      Files.createFile(folder.resolve("in-use.lock"));

      DataFolder.claim(folder).orElseThrow().close();

      assertTrue(bystander.isAlive());
    } finally {
      bystander.destroy();
    }
  }

  /** A program of its own starts a server and dies without a word. */
  private static ProcessHandle leaveAServerBehind(Path folder) throws Exception {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Abandoned.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String pid =
        new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    program.waitFor();
    ProcessHandle server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    assertTrue(server.isAlive());
    return server;
  }

  private static String setting(Connection connection, String name) throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW " + name)) {
      assertTrue(rows.next());
      return rows.getString(1);
    }
  }

  /** Starts a server, says its pid and halts. */
  static final class Abandoned {
    private Abandoned() {}

    public static void main(String[] args) throws Exception {
      DataFolder folder = DataFolder.claim(Path.of(args[0])).orElseThrow();
      EmbeddedDatabases.start(folder, List.of("europe"), ServerSize.SMALL);
      System.out.println(
          Files.readAllLines(folder.databases().resolve("postmaster.pid")).getFirst());
      System.out.flush();
      Runtime.getRuntime().halt(137);
    }
  }
}
