package io.hanse.node.directory;

import io.hanse.config.directory.Directory;
import io.hanse.config.directory.DirectoryFile;
import io.hanse.config.shared.DirectoryInForce;
import io.hanse.config.shared.NodeAddress;
import io.hanse.node.context.NodeContext;
import io.hanse.protocol.yaml.FaultyFileException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.function.Function;

/** Takes ordered changes of the directory and answers when they are in force on this ledger. */
final class DirectoryConsumer {
  private static final int UNREADABLE = 1;
  private static final int NOT_WRITTEN = 2;

  private final Vertx vertx;
  private final Function<Directory, Future<Long>> change;
  private final MessageConsumer<Buffer> consumer;

  private DirectoryConsumer(NodeContext context, Function<Directory, Future<Long>> change) {
    this.vertx = context.vertx();
    this.change = change;
    this.consumer = vertx.eventBus().consumer(NodeAddress.directory(context.name()), this::take);
  }

  /**
   * Begins to take changes.
   *
   * @param change puts a directory in force and returns the version in force then
   * @return completes when the whole cluster knows this node's registration
   */
  static Future<Void> open(NodeContext context, Function<Directory, Future<Long>> change) {
    DirectoryConsumer changes = new DirectoryConsumer(context, change);
    context.closing().add("changes of the directory", changes.consumer::unregister);
    return changes.consumer.completion();
  }

  private void take(Message<Buffer> message) {
    read(message.body())
        .compose(change)
        .onSuccess(version -> message.reply(Buffer.buffer(new DirectoryInForce(version).octets())))
        .onFailure(failure -> refuse(message, failure));
  }

  /** Reads on a worker thread, because a large directory takes long. */
  private Future<Directory> read(Buffer octets) {
    return vertx.executeBlocking(() -> DirectoryFile.parse(octets.getBytes()).orElseThrow(), false);
  }

  private static void refuse(Message<Buffer> message, Throwable failure) {
    message.fail(
        failure instanceof FaultyFileException ? UNREADABLE : NOT_WRITTEN,
        String.valueOf(failure.getMessage()));
  }
}
