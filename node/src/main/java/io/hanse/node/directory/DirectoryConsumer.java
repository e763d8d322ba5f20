package io.hanse.node.directory;

import io.hanse.config.directory.Directory;
import io.hanse.config.directory.DirectoryFile;
import io.hanse.config.shared.DirectoryInForce;
import io.hanse.config.shared.NodeAddress;
import io.hanse.protocol.yaml.FaultyFileException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;

/** Takes a change of the directory and answers when it is in force on this node's ledger. */
public final class DirectoryConsumer {
  private static final int UNREADABLE = 1;
  private static final int NOT_WRITTEN = 2;

  private final Vertx vertx;
  private final LedgerDirectory directory;
  private final MessageConsumer<Buffer> consumer;

  private DirectoryConsumer(Vertx vertx, String node, LedgerDirectory directory) {
    this.vertx = vertx;
    this.directory = directory;
    this.consumer = vertx.eventBus().consumer(NodeAddress.directory(node), this::take);
  }

  /** Completes when the whole cluster knows that this node takes changes. */
  public static Future<DirectoryConsumer> open(
      Vertx vertx, String node, LedgerDirectory directory) {
    DirectoryConsumer changes = new DirectoryConsumer(vertx, node, directory);
    return changes.consumer.completion().map(changes).onFailure(failure -> changes.close());
  }

  private void take(Message<Buffer> message) {
    read(message.body())
        .compose(directory::take)
        .onSuccess(version -> message.reply(Buffer.buffer(new DirectoryInForce(version).octets())))
        .onFailure(failure -> refuse(message, failure));
  }

  /** A large directory takes its time to be read. */
  private Future<Directory> read(Buffer octets) {
    return vertx.executeBlocking(() -> DirectoryFile.parse(octets.getBytes()).orElseThrow(), false);
  }

  private static void refuse(Message<Buffer> message, Throwable failure) {
    message.fail(
        failure instanceof FaultyFileException ? UNREADABLE : NOT_WRITTEN,
        String.valueOf(failure.getMessage()));
  }

  public Future<Void> close() {
    return consumer.unregister();
  }
}
