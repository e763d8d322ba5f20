package io.hanse.standalone.network;

import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.signing.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The paths of a written network.
 *
 * @param folder that holds them all
 * @param nodes every node
 * @param clearing the clearing instance
 */
public record NetworkFiles(Path folder, List<Server> nodes, Server clearing) {
  public NetworkFiles {
    nodes = List.copyOf(nodes);
  }

  /**
   * One server.
   *
   * @param name such as {@code europe-1} or {@code clearing}
   * @param ledger the ledger it serves; of clearing its own name
   * @param settings its settings file
   * @param httpPort where it listens on the loopback interface
   */
  public record Server(String name, LedgerId ledger, Path settings, int httpPort) {
    public String url() {
      return "http://127.0.0.1:" + httpPort;
    }
  }

  public Path directory() {
    return folder.resolve("directory.yaml");
  }

  /** The first node of a ledger. */
  public Server nodeOf(LedgerId ledger) {
    return nodes.stream().filter(node -> node.ledger().equals(ledger)).findFirst().orElseThrow();
  }

  /** The file with the seed of a participant's signing key, base64url. */
  public Path keyOf(ParticipantId participant) {
    return keyFile(participant.value());
  }

  /** A participant's signing key. */
  public SigningKey signingKeyOf(ParticipantId participant) throws IOException {
    return SigningKey.parse(Files.readString(keyOf(participant)).strip()).orElseThrow();
  }

  Path keyFile(String owner) {
    return folder.resolve("keys").resolve(owner + ".key");
  }

  /** The bearer token with which the operator reads and commands every server. */
  public String operatorToken() throws IOException {
    return Files.readString(tokenFile("operator")).strip();
  }

  /** The bearer token with which a participant reads its own data. */
  public String tokenOf(ParticipantId participant) throws IOException {
    return Files.readString(tokenFile(participant.value())).strip();
  }

  /** The file with a bearer token. */
  public Path tokenFile(String owner) {
    return folder.resolve("tokens").resolve(owner + ".token");
  }
}
