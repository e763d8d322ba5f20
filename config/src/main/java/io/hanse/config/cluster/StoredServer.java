package io.hanse.config.cluster;

import static io.hanse.config.cluster.Stored.present;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import io.hanse.config.shared.ServerNotice;
import io.hanse.config.shared.ServerRole;
import io.hanse.protocol.identity.LedgerId;
import java.net.URI;
import java.util.Optional;

/**
 * A server as the map holds it.
 *
 * @param member the cluster's id of its process
 * @param ledger empty where it serves none
 */
record StoredServer(String member, String name, String role, String ledger, String url) {
  static final CompactSerializer<StoredServer> SERIALIZER =
      Stored.form(StoredServer.class, StoredServer::write, StoredServer::read);

  static StoredServer of(String member, ServerNotice server) {
    return new StoredServer(
        member,
        server.name(),
        server.role().name(),
        server.ledger().map(LedgerId::value).orElse(""),
        server.url().toString());
  }

  ServerNotice notice() {
    return new ServerNotice(
        name,
        ServerRole.valueOf(role),
        ledger.isEmpty() ? Optional.empty() : Optional.of(LedgerId.of(ledger)),
        URI.create(url));
  }

  static String key(String member, String name) {
    return member + "/" + name;
  }

  private static void write(CompactWriter to, StoredServer server) {
    to.writeString("member", server.member);
    to.writeString("name", server.name);
    to.writeString("role", server.role);
    to.writeString("ledger", server.ledger);
    to.writeString("url", server.url);
  }

  private static StoredServer read(CompactReader from) {
    return new StoredServer(
        present(from.readString("member")),
        present(from.readString("name")),
        present(from.readString("role")),
        present(from.readString("ledger")),
        present(from.readString("url")));
  }
}
