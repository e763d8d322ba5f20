package io.hanse.node.ledger.lane;

import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.ledger.intake.Answer;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.Map;

/** Receipts of messages that are in the book. */
@FunctionalInterface
public interface Receipts {
  /** The answers to those of the messages that are recorded: the same octets for ever. */
  Future<Map<MessageKey, Answer>> find(Collection<MessageKey> keys);
}
