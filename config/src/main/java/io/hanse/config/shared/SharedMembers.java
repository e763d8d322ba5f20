package io.hanse.config.shared;

import io.hanse.protocol.identity.LedgerId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** The running servers and their URLs. An entry is removed when its process leaves the cluster. */
public interface SharedMembers {
  /** Registers a server of this process; idempotent. */
  Future<Void> register(ServerNotice server);

  /** Withdraws a server of this process; leaving the cluster withdraws all of them. */
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
