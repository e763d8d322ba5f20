package io.hanse.adapter.client;

import io.hanse.adapter.outbox.MessageState;
import io.hanse.protocol.identity.MessageId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells listeners, and those who wait for one message, what became of it. */
final class Announcements implements AnswerListener {
  private final List<AnswerListener> listeners = new CopyOnWriteArrayList<>();
  private final Map<MessageId, List<Promise<MessageState.Answer>>> awaited = new HashMap<>();

  void add(AnswerListener listener) {
    listeners.add(listener);
  }

  void remove(AnswerListener listener) {
    listeners.remove(listener);
  }

  /** The answer that a message will have. */
  synchronized Future<MessageState.Answer> answerTo(MessageId id) {
    Promise<MessageState.Answer> promise = Promise.promise();
    awaited.computeIfAbsent(id, key -> new ArrayList<>()).add(promise);
    return promise.future();
  }

  @Override
  public void answered(MessageId id, MessageState.Answer answer) {
    listeners.forEach(listener -> listener.answered(id, answer));
    taken(id).forEach(promise -> promise.tryComplete(answer));
  }

  @Override
  public void delayed(String reason) {
    listeners.forEach(listener -> listener.delayed(reason));
  }

  private synchronized List<Promise<MessageState.Answer>> taken(MessageId id) {
    List<Promise<MessageState.Answer>> promises = awaited.remove(id);
    return promises == null ? List.of() : promises;
  }
}
