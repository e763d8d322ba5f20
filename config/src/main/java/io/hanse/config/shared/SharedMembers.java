package io.hanse.config.shared;

import io.hanse.protocol.identity.LedgerId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Who is running, and where it answers. An entry goes when its process leaves the cluster. */
public interface SharedMembers {
  /** Writes a server of this process down, or anew. */
  Future<Void> register(ServerNotice server);

  /** Takes a server of this process out; leaving the cluster does so as well. */
  Future<Void> withdraw(String name);

  /** The servers of processes that are in the cluster now, by name. */
  Future<List<ServerNotice>> all();

  /** The nodes that serve a ledger. */
  default Future<List<ServerNotice>> nodesOf(LedgerId ledger) {
    return all()
        .map(
            servers ->
                servers.stream()
                    .filter(server -> server.role() == ServerRole.NODE)
                    .filter(server -> server.ledger().equals(Optional.of(ledger)))
                    .toList());
  }
}
