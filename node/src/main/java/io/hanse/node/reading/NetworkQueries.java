package io.hanse.node.reading;

import io.hanse.config.database.Database;
import io.hanse.config.server.Outage;
import io.hanse.config.server.Problems;
import io.hanse.config.shared.LedgerAddress;
import io.hanse.node.context.NodeContext;
import io.hanse.node.reading.ReadAnswer.Found;
import io.hanse.node.reading.ReadAnswer.Missing;
import io.hanse.protocol.identity.LedgerId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the ledger that has the answer: this node's own directly, another one over the event bus.
 * Answers the questions of other ledgers' nodes.
 */
public final class NetworkQueries {
  private static final Logger LOG = LoggerFactory.getLogger(NetworkQueries.class);
  private static final int FAULT = 500;

  private final Vertx vertx;
  private final LedgerId own;
  private final LedgerQueries local;
  private final DeliveryOptions options;
  private final MessageConsumer<String> consumer;

  private NetworkQueries(Vertx vertx, LedgerId own, LedgerQueries local, Duration timeout) {
    this.vertx = vertx;
    this.own = own;
    this.local = local;
    this.options = new DeliveryOptions().setSendTimeout(timeout.toMillis());
    this.consumer = vertx.eventBus().consumer(LedgerAddress.reads(own), this::serve);
  }

  /** Begins to answer other nodes' questions, until the node closes. */
  public static Future<NetworkQueries> open(NodeContext context, Database database) {
    NetworkQueries reading =
        new NetworkQueries(
            context.vertx(),
            context.ledger(),
            new LedgerQueries(context.ledger(), database),
            context.settings().ledgerTimeout());
    context.closing().add("reading", reading.consumer::unregister);
    return reading.consumer.completion().map(reading);
  }

  private void serve(Message<String> message) {
    Future.succeededFuture(message.body())
        .map(ReadRequestLine::parse)
        .compose(local::answer)
        .onSuccess(answer -> message.reply(answer.encoded()))
        .onFailure(failure -> fail(message, failure));
  }

  /** The node that asked cannot see this one's log: an incident number joins the two. */
  private void fail(Message<String> message, Throwable failure) {
    if (Outage.isBehind(failure)) {
      message.fail(Outage.REPLY_CODE, String.valueOf(failure.getMessage()));
      return;
    }
    String incident = Problems.incident();
    LOG.atError()
        .addKeyValue("incident", incident)
        .addKeyValue("question", message.body())
        .setCause(failure)
        .log("a question of another ledger's node met a fault");
    message.fail(FAULT, "incident " + incident + " on a node of ledger " + own);
  }

  /** The answer of one ledger; fails when it cannot be reached. */
  public Future<ReadAnswer> ask(LedgerId ledger, ReadRequest request) {
    if (ledger.equals(own)) {
      return local.answer(request);
    }
    return vertx
        .eventBus()
        .<Buffer>request(LedgerAddress.reads(ledger), ReadRequestLine.text(request), options)
        .map(reply -> ReadAnswer.decode(reply.body()));
  }

  /** Finds what is known of a message: on this ledger first, then on every other. */
  public Future<ReadAnswer> message(ReadRequest request, List<LedgerId> ledgers) {
    Set<LedgerId> order = new LinkedHashSet<>();
    order.add(own);
    order.addAll(ledgers);
    return firstOf(List.copyOf(order), request);
  }

  private Future<ReadAnswer> firstOf(List<LedgerId> ledgers, ReadRequest request) {
    Future<ReadAnswer> answer = ask(ledgers.getFirst(), request);
    if (ledgers.size() == 1) {
      return answer;
    }
    List<LedgerId> others = ledgers.subList(1, ledgers.size());
    return answer.compose(
        first ->
            switch (first) {
              case Found found -> Future.succeededFuture(found);
              case Missing missing -> firstOf(others, request);
            });
  }
}
