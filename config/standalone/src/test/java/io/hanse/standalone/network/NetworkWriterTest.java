package io.hanse.standalone.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.config.directory.Directory;
import io.hanse.config.directory.DirectoryFile;
import io.hanse.config.directory.KeyStatus;
import io.hanse.config.directory.ParticipantEntry;
import io.hanse.config.directory.Permission;
import io.hanse.config.settings.ClearingSettings;
import io.hanse.config.settings.NodeSettings;
import io.hanse.config.settings.SettingsFile;
import io.hanse.protocol.yaml.Reading;
import io.hanse.standalone.postgres.DatabaseServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkWriterTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final NetworkPlan PLAN =
      NetworkPlan.of(new DatabaseServer("127.0.0.1", 5432, "postgres"), NOW);

  @TempDir Path folder;

  @Test
  void theDirectoryIsFreeOfFaultsAndEveryCompanyMaySign() throws Exception {
    NetworkFiles files = NetworkWriter.write(folder, PLAN);

    Directory directory = DirectoryFile.read(files.directory()).orElseThrow();
    assertEquals(
        Participants.ALL, directory.participants().stream().map(ParticipantEntry::id).toList());
    for (ParticipantEntry participant : directory.participants()) {
      assertEquals(KeyStatus.VALID, participant.keys().getFirst().statusAt(NOW));
    }
    assertTrue(
        directory.participant(Participants.COSTA_HOTEIS).orElseThrow().may(Permission.HISTORY));
  }

  @Test
  void settingsAreFreeOfFaultsAndJoinOneCluster() throws Exception {
    NetworkFiles files = NetworkWriter.write(folder, PLAN.withEuropeNodes(2));

    List<NodeSettings> nodes =
        files.nodes().stream()
            .map(node -> read(node.settings()))
            .map(Reading::orElseThrow)
            .toList();
    ClearingSettings clearing =
        SettingsFile.clearing(files.clearing().settings(), Map.of()).orElseThrow();
    assertEquals(
        List.of("europe", "europe", "americas"),
        nodes.stream().map(node -> node.ledger().value()).toList());
    for (NodeSettings node : nodes) {
      assertEquals(clearing.cluster().name(), node.cluster().name());
      assertEquals(clearing.cluster().members(), node.cluster().members());
      assertTrue(node.readers().find(files.operatorToken()).isPresent());
      assertTrue(node.readers().find(clearing.nodeToken().text()).isPresent());
    }
  }

  @Test
  void onlyTheirOwnerMayReadSettingsKeysAndTokens() throws Exception {
    NetworkFiles files = NetworkWriter.write(folder, PLAN);

    try (Stream<Path> all = Files.walk(files.folder())) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        boolean open = file.endsWith("directory.yaml") || file.endsWith("reference-rates.csv");
        assertTrue(
            open
                || PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                    .equals("rw-------"),
            file.toString());
      }
    }
  }

  @Test
  void aFolderThatHoldsANetworkIsNotWrittenOver() throws Exception {
    NetworkWriter.write(folder, PLAN);

    assertThrows(IOException.class, () -> NetworkWriter.write(folder, PLAN));
  }

  private static Reading<NodeSettings> read(Path file) {
    try {
      return SettingsFile.node(file, Map.of());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
