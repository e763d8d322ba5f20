package io.hanse.clearing.directory;

import io.hanse.config.directory.Directory;
import io.hanse.config.directory.DirectoryFile;
import io.hanse.config.directory.LedgerEntry;
import io.hanse.config.shared.DirectoryInForce;
import io.hanse.config.shared.NodeAddress;
import io.hanse.config.shared.ServerNotice;
import io.hanse.config.shared.ServerRole;
import io.hanse.config.shared.SharedMembers;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.rejection.Result;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Delivers a directory to every node of every ledger and waits for confirmation. One node's
 * confirmation is enough for its ledger, because batches read the ledger's copy; every node is
 * asked, so that each knows new keys at once.
 */
public final class LedgerDelivery {
  /** The bus may lose a request or its answer; delivery is idempotent. */
  private static final int TRIES = 2;

  private final Vertx vertx;
  private final SharedMembers members;
  private final Duration patience;

  /**
   * Delivery within one cluster.
   *
   * @param patience how long a node may take in all
   */
  public LedgerDelivery(Vertx vertx, SharedMembers members, Duration patience) {
    this.vertx = vertx;
    this.members = members;
    this.patience = patience;
  }

  /** Each ledger of the directory, by name; never fails. */
  Future<List<LedgerCopy>> toAll(Directory directory) {
    Buffer octets = Buffer.buffer(DirectoryFile.octets(directory));
    List<LedgerId> ledgers =
        directory.ledgers().stream()
            .map(LedgerEntry::id)
            .sorted(Comparator.comparing(LedgerId::value))
            .toList();
    return members
        .all()
        .compose(
            servers ->
                Future.all(
                        ledgers.stream()
                            .map(
                                ledger ->
                                    toLedger(
                                        ledger,
                                        nodesOf(ledger, servers),
                                        octets,
                                        directory.version()))
                            .toList())
                    .map(copies -> copies.<LedgerCopy>list()))
        .otherwise(
            failure ->
                ledgers.stream()
                    .map(ledger -> LedgerCopy.missing(ledger, "the cluster: " + failure))
                    .toList());
  }

  private static List<String> nodesOf(LedgerId ledger, List<ServerNotice> servers) {
    return servers.stream()
        .filter(server -> server.role() == ServerRole.NODE)
        .filter(server -> server.ledger().equals(Optional.of(ledger)))
        .map(ServerNotice::name)
        .toList();
  }

  private Future<LedgerCopy> toLedger(
      LedgerId ledger, List<String> nodes, Buffer octets, long version) {
    if (nodes.isEmpty()) {
      return Future.succeededFuture(LedgerCopy.missing(ledger, "no node of it is running"));
    }
    return Future.all(
            nodes.stream().map(node -> toNode(ledger, node, octets, version, TRIES)).toList())
        .map(
            copies ->
                copies.<LedgerCopy>list().stream()
                    .filter(LedgerCopy::isInForce)
                    .findFirst()
                    .orElseGet(() -> copies.resultAt(0)));
  }

  private Future<LedgerCopy> toNode(
      LedgerId ledger, String node, Buffer octets, long version, int tries) {
    DeliveryOptions options = new DeliveryOptions().setSendTimeout(patience.toMillis() / TRIES);
    return vertx
        .eventBus()
        .<Buffer>request(NodeAddress.directory(node), octets, options)
        .map(reply -> copy(ledger, reply, version))
        .recover(
            failure ->
                tries > 1 && isLost(failure)
                    ? toNode(ledger, node, octets, version, tries - 1)
                    : Future.succeededFuture(
                        LedgerCopy.missing(ledger, node + ": " + reason(failure))));
  }

  private static LedgerCopy copy(LedgerId ledger, Message<Buffer> reply, long version) {
    return switch (DirectoryInForce.read(reply.body().getBytes())) {
      case Result.Refused<DirectoryInForce>(var rejection) ->
          LedgerCopy.missing(ledger, "its answer cannot be read: " + rejection.detail());
      case Result.Accepted<DirectoryInForce>(var inForce) ->
          inForce.version() == version
              ? LedgerCopy.inForce(ledger)
              : LedgerCopy.missing(ledger, "it has version " + inForce.version() + " already");
    };
  }

  private static boolean isLost(Throwable failure) {
    return failure instanceof ReplyException reply && reply.failureType() == ReplyFailure.TIMEOUT;
  }

  private String reason(Throwable failure) {
    return isLost(failure)
        ? "no answer within " + patience.toMillis() + " ms"
        : String.valueOf(failure.getMessage());
  }
}
