package io.hanse.node.ledger.lane;

import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.ledger.intake.Answer;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.Map;

/** Finds receipts of posted messages. */
@FunctionalInterface
public interface Receipts {
  /** The stored answers to those messages that are recorded: always the same octets. */
  Future<Map<MessageKey, Answer>> find(Collection<MessageKey> keys);
}
