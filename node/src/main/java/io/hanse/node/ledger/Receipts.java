package io.hanse.node.ledger;

import io.hanse.node.decision.MessageKey;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.Map;

/** Receipts of messages that are in the book. */
@FunctionalInterface
public interface Receipts {
  /** The answers to those of the messages that are recorded: the same octets for ever. */
  Future<Map<MessageKey, Answer>> find(Collection<MessageKey> keys);
}
