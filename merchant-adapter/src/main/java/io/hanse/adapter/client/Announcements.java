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

/** Passes final answers to listeners and to callers that wait for one message. */
final class Announcements implements AnswerListener {
  private final List<AnswerListener> listeners = new CopyOnWriteArrayList<>();
  private final Map<MessageId, List<Promise<MessageState.Answer>>> awaited = new HashMap<>();

  void add(AnswerListener listener) {
    listeners.add(listener);
  }

  void remove(AnswerListener listener) {
    listeners.remove(listener);
  }

  /** Completes with the answer of a message. */
  synchronized Future<MessageState.Answer> answerTo(MessageId id) {
    Promise<MessageState.Answer> promise = Promise.promise();
    awaited.computeIfAbsent(id, key -> new ArrayList<>()).add(promise);
    return promise.future();
  }

  /** Drops a future that no caller waits for any more. */
  synchronized void forget(MessageId id, Future<MessageState.Answer> awaitedAnswer) {
    List<Promise<MessageState.Answer>> promises = awaited.get(id);
    if (promises != null) {
      promises.removeIf(promise -> promise.future() == awaitedAnswer);
      if (promises.isEmpty()) {
        awaited.remove(id);
      }
    }
  }

  /** Whether a caller waits for an answer. */
  synchronized boolean isAwaiting() {
    return !awaited.isEmpty();
  }

  /** Fails every pending future. */
  void undelivered(Undelivered reason) {
    List<Promise<MessageState.Answer>> promises;
    synchronized (this) {
      promises = awaited.values().stream().flatMap(List::stream).toList();
      awaited.clear();
    }
    promises.forEach(promise -> promise.tryFail(reason));
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
