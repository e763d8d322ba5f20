package io.hanse.adapter.client;

import io.hanse.adapter.outbox.MessageState;
import io.hanse.adapter.outbox.Octets;
import io.hanse.adapter.outbox.Outbox;
import io.hanse.adapter.outbox.Pending;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.message.MessageWriter;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.signing.Jws;
import io.hanse.protocol.signing.SigningKey;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.WorkerExecutor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Sends the messages that wait in the outbox. All of its state belongs to one event loop; workers
 * do disk access and signatures.
 */
final class OutboxSender {
  /** Octets of one bundle: its envelope, a third larger, stays well below a node's limit. */
  private static final long MOST_OCTETS = 2L * 1024 * 1024;

  private final Context context;
  private final WorkerExecutor workers;
  private final Outbox outbox;
  private final ParticipantId participant;
  private final NodeRequests requests;
  private final Nodes nodes;
  private final ClientSettings.Sending sending;
  private final RandomGenerator random;
  private final Clock clock;
  private final Announcements announcements;
  private final List<Drain> drains = new ArrayList<>();

  private volatile SigningKey key;
  private int bundle;
  private int underWay;
  private String trouble = "";
  private final Promise<Void> closed = Promise.promise();
  private boolean closing;
  private Instant lastAnswer;
  private @Nullable Long timer;

  OutboxSender(
      Context context,
      WorkerExecutor workers,
      Outbox outbox,
      NodeRequests requests,
      ClientSettings settings,
      RandomGenerator random,
      Clock clock,
      Announcements announcements) {
    this.context = context;
    this.workers = workers;
    this.outbox = outbox;
    this.participant = settings.participant();
    this.requests = requests;
    this.sending = settings.sending();
    this.nodes = new Nodes(settings.nodes(), sending.backOff(), random);
    this.random = random;
    this.clock = clock;
    this.announcements = announcements;
    this.key = settings.key();
    this.bundle = sending.bundle();
    this.lastAnswer = clock.instant();
  }

  /** Signs with this key from now on, waiting messages included. */
  void signWith(SigningKey key) {
    this.key = key;
    wake();
  }

  /** Looks for messages to send. */
  void wake() {
    context.runOnContext(
        ignored -> {
          lastAnswer = clock.instant();
          nodes.trustAnew();
          pump();
        });
  }

  /** A caller that waits until at most that many messages wait. */
  private record Drain(long atMost, Promise<Void> promise) {}

  /**
   * Completes once at most that many messages wait; fails with {@link Undelivered} when patience
   * has run out.
   */
  Future<Void> drained(long atMost) {
    Promise<Void> promise = Promise.promise();
    context.runOnContext(
        ignored -> {
          lastAnswer = clock.instant();
          nodes.trustAnew();
          drains.add(new Drain(atMost, promise));
          pump();
        });
    return promise.future();
  }

  /** Stops sending; completes once no request is under way. Pending drains fail. */
  Future<Void> close() {
    context.runOnContext(
        ignored -> {
          closing = true;
          requests.close();
          pump();
        });
    return closed.future();
  }

  private void pump() {
    Instant now = clock.instant();
    Optional<Nodes.Node> node = nodes.ready(now);
    while (!closing && node.isPresent() && hasRoom()) {
      List<Pending> messages = outbox.take(bundle, MOST_OCTETS);
      if (messages.isEmpty()) {
        break;
      }
      send(node.get(), messages);
    }
    finishDrains(now);
    schedule(now);
  }

  private boolean hasRoom() {
    return underWay < sending.connections();
  }

  private void send(Nodes.Node node, List<Pending> messages) {
    underWay++;
    workers
        .executeBlocking(() -> sign(messages), false)
        .compose(
            signed ->
                requests
                    .post(node.address(), signed.envelope().toArray())
                    .map(reply -> judge(node, messages, signed, reply)))
        .otherwise(failure -> unreached(node, messages, failure))
        .compose(states -> record(messages, states))
        .onComplete(
            result -> {
              underWay--;
              if (result.failed()) {
                outbox.putBack(messages, clock.instant().plus(sending.backOff().longest()));
                giveUp(String.valueOf(result.cause().getMessage()));
              }
              pump();
            });
  }

  /** An envelope, and the digest of each message in it. */
  private record Signed(Octets envelope, List<Sha256> digests) {}

  private Signed sign(List<Pending> messages) {
    List<byte[]> octets = outbox.octets(messages).stream().map(Octets::toArray).toList();
    byte[] payload = octets.size() == 1 ? octets.get(0) : MessageWriter.bundle(octets);
    return new Signed(Octets.of(Jws.sign(key, payload)), octets.stream().map(Sha256::of).toList());
  }

  /** The next state of each message after a reply. */
  private List<MessageState> judge(
      Nodes.Node node, List<Pending> messages, Signed signed, NodeRequests.Reply reply) {
    SentMessages exchange = new SentMessages(participant, messages, signed.digests());
    Instant now = clock.instant();
    return switch (exchange.verdict(reply)) {
      case SentMessages.Verdict.Each each -> {
        nodes.answered(node);
        each.answers().forEach(answer -> note(node, answer));
        yield exchange.states(each.answers(), now, sending, random);
      }
      case SentMessages.Verdict.NotNow notNow -> {
        nodes.failed(node, now, reply.retryAfter());
        yield unchanged(messages, node.address() + ": " + notNow.reason());
      }
      case SentMessages.Verdict.Distrusted refused -> {
        nodes.distrusted(node, now, reply.retryAfter());
        yield unchanged(messages, node.address() + ": " + refused.reason());
      }
      case SentMessages.Verdict.TooLarge tooLarge -> {
        bundle = Math.max(1, messages.size() / 2);
        yield unchanged(messages, "bundles of " + messages.size() + " are too large");
      }
      case SentMessages.Verdict.Unclear unclear -> {
        messages.replaceAll(Pending::apart);
        yield unchanged(messages, "a bundle was refused as a whole");
      }
    };
  }

  private void note(Nodes.Node node, NodeAnswer answer) {
    if (answer instanceof NodeAnswer.NotNow notNow) {
      trouble = node.address() + ": " + notNow.reason();
      announcements.delayed(trouble);
    }
  }

  private List<MessageState> unreached(Nodes.Node node, List<Pending> messages, Throwable failure) {
    nodes.failed(node, clock.instant(), Optional.empty());
    return unchanged(messages, node.address() + ": " + Unreached.reason(failure));
  }

  private List<MessageState> unchanged(List<Pending> messages, String reason) {
    trouble = reason;
    announcements.delayed(reason);
    return messages.stream().<MessageState>map(Pending::state).toList();
  }

  private Future<Void> record(List<Pending> messages, List<MessageState> states) {
    return workers
        .<Void>executeBlocking(
            () -> {
              outbox.answered(messages, states);
              return null;
            },
            false)
        .onSuccess(
            recorded -> {
              for (int i = 0; i < states.size(); i++) {
                if (states.get(i) instanceof MessageState.Answer answer) {
                  lastAnswer = clock.instant();
                  announcements.answered(messages.get(i).id(), answer);
                }
              }
            });
  }

  private void finishDrains(Instant now) {
    long waiting = outbox.waiting();
    List<Drain> done = drains.stream().filter(drain -> waiting <= drain.atMost()).toList();
    drains.removeAll(done);
    done.forEach(drain -> drain.promise().tryComplete());
    if (closing) {
      finishClosing();
      return;
    }
    boolean hopeless = nodes.noneIsTrusted() || now.isAfter(lastAnswer.plus(sending.patience()));
    if (underWay == 0 && hopeless && waiting > 0 && isAwaited()) {
      giveUp(trouble);
    }
  }

  private void finishClosing() {
    if (underWay == 0) {
      giveUp("the client was closed; they are sent when it is opened again");
      closed.tryComplete();
    }
  }

  private void giveUp(String reason) {
    Undelivered undelivered = new Undelivered(outbox.waiting(), reason);
    List<Drain> failed = List.copyOf(drains);
    drains.clear();
    failed.forEach(drain -> drain.promise().tryFail(undelivered));
    announcements.undelivered(undelivered);
  }

  private boolean isAwaited() {
    return !drains.isEmpty() || announcements.isAwaiting();
  }

  /** Sets a timer for the next due message or node, or for the end of a drain's patience. */
  private void schedule(Instant now) {
    if (timer != null) {
      context.owner().cancelTimer(timer);
      timer = null;
    }
    Optional<Instant> due = outbox.nextDue();
    if (closing || due.isEmpty() || !hasRoom() || nodes.noneIsTrusted()) {
      return;
    }
    Instant next = later(due.get(), nodes.nextReady());
    Instant patienceEnds = lastAnswer.plus(sending.patience()).plusMillis(1);
    Instant at = isAwaited() && patienceEnds.isBefore(next) ? patienceEnds : next;
    long millis = Math.max(1, Duration.between(now, at).toMillis() + 1);
    timer = context.owner().setTimer(millis, fired -> context.runOnContext(ignored -> pump()));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
