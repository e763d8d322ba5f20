package io.hanse.adapter.client;

import io.hanse.adapter.outbox.MessageState;
import io.hanse.adapter.outbox.Outbox;
import io.hanse.adapter.outbox.OutboxCounts;
import io.hanse.adapter.outbox.OutboxEntry;
import io.hanse.adapter.outbox.OutboxMessage;
import io.hanse.adapter.outbox.SubmitAnswer;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.signing.SigningKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A merchant's connection to the network. A message that was submitted is on disk and reaches the
 * network once, whatever fails in between; each member's messages arrive in the order in which they
 * were submitted.
 *
 * <pre>{@code
 * HanseClient.open(vertx, settings)
 *     .compose(client -> client.send(accrual))
 *     .onSuccess(answer -> System.out.println(answer.name()));
 * }</pre>
 */
public final class HanseClient {
  private static final int WORKERS = 4;

  private final Vertx vertx;
  private final ClientSettings settings;
  private final WorkerExecutor workers;
  private final Outbox outbox;
  private final NodeRequests requests;
  private final Announcements announcements = new Announcements();
  private final OutboxSender sender;

  private HanseClient(Vertx vertx, ClientSettings settings, WorkerExecutor workers, Outbox outbox) {
    this.vertx = vertx;
    this.settings = settings;
    this.workers = workers;
    this.outbox = outbox;
    this.requests = new NodeRequests(vertx, settings.sending(), Clock.systemUTC());
    this.sender =
        new OutboxSender(
            vertx.getOrCreateContext(),
            workers,
            outbox,
            requests,
            settings,
            new SplittableRandom(),
            Clock.systemUTC(),
            announcements);
  }

  /** Opens the outbox and begins to send what waits in it. */
  public static Future<HanseClient> open(Vertx vertx, ClientSettings settings) {
    WorkerExecutor workers =
        vertx.createSharedWorkerExecutor("hanse-adapter-" + settings.home(), WORKERS);
    return workers
        .executeBlocking(
            () -> Outbox.open(settings.home(), settings.participant(), Clock.systemUTC()), false)
        .map(outbox -> new HanseClient(vertx, settings, workers, outbox))
        .onSuccess(client -> client.sender.wake())
        .onFailure(failure -> workers.close());
  }

  /** The sender of this client's messages. */
  public ParticipantId participant() {
    return settings.participant();
  }

  /** The Vert.x instance that this client runs on. */
  public Vertx vertx() {
    return vertx;
  }

  /** Stores a message. Once this completes, the message is on disk and will be sent. */
  public Future<SubmitAnswer> submit(Message message) {
    return submit(List.of(message)).map(submissions -> submissions.get(0));
  }

  /** Stores messages, all or none. */
  public Future<List<SubmitAnswer>> submit(List<? extends Message> messages) {
    return workers
        .executeBlocking(
            () -> outbox.submit(messages.stream().map(OutboxMessage::of).toList()), false)
        .onSuccess(stored -> sender.wake());
  }

  /**
   * Stores a message and waits for its final answer.
   *
   * @return fails with {@link Undelivered} when no answer came for as long as the settings'
   *     patience (the message stays stored and will be sent), and with {@link
   *     IllegalArgumentException} where the id was used for other content
   */
  public Future<MessageState.Answer> send(Message message) {
    MessageId id = message.header().id();
    Future<MessageState.Answer> answer = announcements.answerTo(id);
    return submit(message)
        .compose(
            submission ->
                switch (submission) {
                  case SubmitAnswer.Stored stored -> answer;
                  case SubmitAnswer.Answered answered -> {
                    announcements.forget(id, answer);
                    yield Future.succeededFuture(answered.answer());
                  }
                  case SubmitAnswer.Conflict conflict -> {
                    announcements.forget(id, answer);
                    yield Future.failedFuture(
                        new IllegalArgumentException(
                            "the id "
                                + id
                                + " was used for another message; a changed message needs a new"
                                + " id"));
                  }
                });
  }

  /** The final answer that a message of this outbox has or will have; nothing for an unknown id. */
  public Future<Optional<MessageState.Answer>> answerTo(MessageId id) {
    Future<MessageState.Answer> awaited = announcements.answerTo(id);
    return find(id)
        .compose(
            found -> {
              if (found.isPresent() && found.get().state() instanceof MessageState.Waiting) {
                return awaited.map(Optional::of);
              }
              announcements.forget(id, awaited);
              return Future.succeededFuture(
                  found.map(entry -> (MessageState.Answer) entry.state()));
            });
  }

  /** A stored message and where it stands. */
  public Future<Optional<OutboxEntry>> find(MessageId id) {
    return workers.executeBlocking(() -> outbox.find(id), false);
  }

  /**
   * Waits until every stored message has its final answer.
   *
   * @return fails with {@link Undelivered} when no answer came for as long as the settings'
   *     patience
   */
  public Future<OutboxCounts> drain() {
    return sender.drained(0).compose(done -> counts());
  }

  /**
   * Waits until at most that many messages wait. Slows down callers that submit faster than the
   * network accepts.
   *
   * @return fails as {@link #drain} does
   */
  public Future<Void> drainTo(long atMost) {
    return sender.drained(atMost);
  }

  /** Counts messages by state. */
  public Future<OutboxCounts> counts() {
    return workers.executeBlocking(outbox::counts, false);
  }

  /** Messages without a final answer. */
  public long waiting() {
    return outbox.waiting();
  }

  /** The oldest messages that were refused too often for a reason that could have passed. */
  public Future<List<OutboxEntry>> setAside(int most) {
    return workers.executeBlocking(() -> outbox.setAside(most), false);
  }

  /** Sends set-aside messages again; returns how many. */
  public Future<Integer> retry(List<MessageId> ids) {
    return workers
        .executeBlocking(() -> outbox.retry(ids), false)
        .onSuccess(retried -> sender.wake());
  }

  /** The ledgers' public keys, as JSON from the first node. */
  public Future<String> ledgerKeys() {
    return requests
        .keys(settings.nodes().get(0))
        .compose(
            reply ->
                reply.status() == 200
                    ? Future.succeededFuture(reply.body().text())
                    : Future.failedFuture("status " + reply.status()));
  }

  /** Signs with another key from now on, messages stored before included. */
  public void signWith(SigningKey key) {
    sender.signWith(key);
  }

  /** Adds a listener for every final answer from now on. */
  public void listen(AnswerListener listener) {
    announcements.add(listener);
  }

  /** Removes a listener. */
  public void unlisten(AnswerListener listener) {
    announcements.remove(listener);
  }

  /**
   * Stops sending. Waiting messages stay in the outbox; pending futures fail with {@link
   * Undelivered}.
   */
  public Future<Void> close() {
    return sender
        .close()
        .compose(
            stopped ->
                workers.<Void>executeBlocking(
                    () -> {
                      outbox.close();
                      return null;
                    },
                    false))
        .eventually(workers::close);
  }
}
