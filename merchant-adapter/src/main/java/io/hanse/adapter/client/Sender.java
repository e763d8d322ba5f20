package io.hanse.adapter.client;

import io.hanse.adapter.outbox.MessageState;
import io.hanse.adapter.outbox.Octets;
import io.hanse.adapter.outbox.Outbox;
import io.hanse.adapter.outbox.Pending;
import io.hanse.protocol.message.MessageWriter;
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
 * Sends what waits in the outbox. All of its state belongs to one event loop; disk and signatures
 * are left to workers.
 */
final class Sender {
  /** Octets of one bundle: its envelope, a third larger, stays well below what a node takes. */
  private static final long MOST_OCTETS = 2L * 1024 * 1024;

  /** Trust is lost at once and regained by a person: after so many refusals sending stops. */
  private static final int MOST_DISTRUST = 5;

  private final Context context;
  private final WorkerExecutor workers;
  private final Outbox outbox;
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
  private int distrusted;
  private String trouble = "";
  private boolean closing;
  private Instant lastAnswer;
  private @Nullable Long timer;

  Sender(
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

  /** From now on messages are signed with this key, those that wait included. */
  void signWith(SigningKey key) {
    this.key = key;
    wake();
  }

  /** Something may have to be sent. */
  void wake() {
    context.runOnContext(
        ignored -> {
          lastAnswer = clock.instant();
          distrusted = 0;
          pump();
        });
  }

  /** Somebody waits until at most so many messages wait. */
  private record Drain(long atMost, Promise<Void> promise) {}

  /**
   * Completes once at most so many messages wait; fails with {@link Undelivered} when patience has
   * run out.
   */
  Future<Void> drained(long atMost) {
    Promise<Void> promise = Promise.promise();
    context.runOnContext(
        ignored -> {
          lastAnswer = clock.instant();
          distrusted = 0;
          drains.add(new Drain(atMost, promise));
          pump();
        });
    return promise.future();
  }

  /** Stops sending; completes once nothing is under way. */
  Future<Void> close() {
    Promise<Void> promise = Promise.promise();
    context.runOnContext(
        ignored -> {
          closing = true;
          requests.close();
          drains.add(new Drain(0, promise));
          pump();
        });
    return promise.future();
  }

  private void pump() {
    Instant now = clock.instant();
    Optional<Nodes.Node> node = nodes.ready(now);
    while (!closing && distrusted < MOST_DISTRUST && node.isPresent() && hasRoom()) {
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
        .executeBlocking(() -> envelope(messages), false)
        .compose(envelope -> requests.post(node.address(), envelope))
        .map(reply -> judge(node, messages, reply))
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

  private byte[] envelope(List<Pending> messages) {
    List<byte[]> octets = outbox.octets(messages).stream().map(Octets::toArray).toList();
    byte[] payload = octets.size() == 1 ? octets.get(0) : MessageWriter.bundle(octets);
    return Jws.sign(key, payload);
  }

  /** What the messages are to become after a reply. */
  private List<MessageState> judge(
      Nodes.Node node, List<Pending> messages, NodeRequests.Reply reply) {
    Exchange exchange = new Exchange(messages);
    Instant now = clock.instant();
    return switch (exchange.verdict(reply)) {
      case Exchange.Verdict.Each each -> {
        nodes.answered(node);
        distrusted = 0;
        yield exchange.states(each.answers(), now, sending, random);
      }
      case Exchange.Verdict.NotNow notNow -> {
        nodes.failed(node, now, reply.retryAfter());
        yield unchanged(messages, node.address() + ": " + notNow.reason());
      }
      case Exchange.Verdict.Distrusted refused -> {
        distrusted++;
        nodes.failed(node, now, reply.retryAfter());
        yield unchanged(messages, node.address() + ": " + refused.reason());
      }
      case Exchange.Verdict.TooLarge tooLarge -> {
        bundle = Math.max(1, messages.size() / 2);
        yield unchanged(messages, "bundles of " + messages.size() + " are too large");
      }
      case Exchange.Verdict.Unclear unclear -> {
        messages.replaceAll(Pending::apart);
        yield unchanged(messages, "a bundle was refused as a whole");
      }
    };
  }

  private List<MessageState> unreached(Nodes.Node node, List<Pending> messages, Throwable failure) {
    nodes.failed(node, clock.instant(), Optional.empty());
    return unchanged(messages, node.address() + ": " + failure.getMessage());
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
    if (closing && underWay > 0) {
      return;
    }
    long waiting = outbox.waiting();
    List<Drain> done =
        drains.stream().filter(drain -> closing || waiting <= drain.atMost()).toList();
    drains.removeAll(done);
    done.forEach(drain -> drain.promise().tryComplete());
    boolean hopeless =
        distrusted >= MOST_DISTRUST || now.isAfter(lastAnswer.plus(sending.patience()));
    if (underWay == 0 && hopeless && waiting > 0 && isAwaited()) {
      giveUp(trouble);
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

  /** Comes back when the next message or node is due, or when a drain's patience ends. */
  private void schedule(Instant now) {
    if (timer != null) {
      context.owner().cancelTimer(timer);
      timer = null;
    }
    Optional<Instant> due = outbox.nextDue();
    if (closing || due.isEmpty() || !hasRoom() || distrusted >= MOST_DISTRUST) {
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
