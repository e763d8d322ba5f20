package io.hanse.node.sealing;

import io.hanse.config.database.Database;
import io.hanse.config.shared.CutOrder;
import io.hanse.config.shared.LedgerAddress;
import io.hanse.node.context.NodeContext;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.rejection.Result;
import io.hanse.protocol.signing.SigningKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;

/** Takes clearing's orders to end a window and answers with the seal. */
public final class CutConsumer {
  private static final int UNREADABLE = 1;
  private static final int NOT_NOW = 2;

  private final Cutoff cutoff;
  private final MessageConsumer<Buffer> consumer;

  private CutConsumer(Vertx vertx, LedgerId ledger, Cutoff cutoff) {
    this.cutoff = cutoff;
    this.consumer = vertx.eventBus().consumer(LedgerAddress.cut(ledger), this::take);
  }

  /**
   * Begins to take orders.
   *
   * @param key the ledger's key, which signs the seals
   * @return completes when the whole cluster knows this node's registration
   */
  public static Future<Void> open(NodeContext context, Database database, SigningKey key) {
    Cutoff cutoff =
        new Cutoff(context.vertx(), database, context.ledger(), key, context.shared().seals());
    CutConsumer cuts = new CutConsumer(context.vertx(), context.ledger(), cutoff);
    context.closing().add("cuts", cuts.consumer::unregister);
    return cuts.consumer.completion();
  }

  private void take(Message<Buffer> message) {
    switch (CutOrder.read(message.body().getBytes())) {
      case Result.Refused<CutOrder>(var rejection) -> message.fail(UNREADABLE, rejection.detail());
      case Result.Accepted<CutOrder>(var order) ->
          cutoff
              .cut(order)
              .onSuccess(answer -> reply(message, answer))
              .onFailure(failure -> message.fail(NOT_NOW, String.valueOf(failure.getMessage())));
    }
  }

  private static void reply(Message<Buffer> message, CutAnswer answer) {
    switch (answer) {
      case CutAnswer.Sealed(var octets) -> message.reply(Buffer.buffer(octets));
      case CutAnswer.TooEarly() -> message.fail(NOT_NOW, "the window has not begun");
      case CutAnswer.FencedOff() -> message.fail(NOT_NOW, "a higher fencing number was seen");
    }
  }
}
