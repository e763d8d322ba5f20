package io.hanse.adapter.outbox;

import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A participant's messages: waiting ones and their answers. Calls block on the disk and may come
 * from several threads; one process at a time uses an outbox.
 */
public final class Outbox implements AutoCloseable {
  static final String FILE = "outbox.db";

  private final OutboxLock lock;
  private final OutboxStore store;
  private final OutboxQueue queue = new OutboxQueue();

  /** Numbers are given and queued under this lock: a member's order is that of its numbers. */
  private final Object adding = new Object();

  private final Clock clock;

  private Outbox(OutboxLock lock, OutboxStore store, Clock clock) {
    this.lock = lock;
    this.store = store;
    this.clock = clock;
    store.waiting().forEach(queue::add);
  }

  /**
   * Opens or creates the outbox in a folder, with whatever waits in it.
   *
   * @throws OutboxFailure when another process uses it, or it cannot be used
   */
  public static Outbox open(Path home, ParticipantId participant, Clock clock) {
    OutboxLock lock = OutboxLock.take(home);
    try {
      return new Outbox(lock, OutboxStore.open(home.resolve(FILE), participant), clock);
    } catch (OutboxFailure failure) {
      lock.close();
      throw failure;
    }
  }

  /**
   * Stores messages, all or none; once this returns, they will be sent. A message that was set
   * aside, or refused without the ledger recording it, is sent again as it is now: a corrected
   * record needs no other command.
   */
  public List<SubmitAnswer> submit(List<OutboxMessage> messages) {
    synchronized (adding) {
      long before = store.lastNumber();
      List<SubmitAnswer> submissions = new ArrayList<>();
      Set<MessageId> added = new HashSet<>();
      List<OutboxEntry> entries = store.add(messages, clock.instant());
      for (int i = 0; i < entries.size(); i++) {
        OutboxEntry entry = entries.get(i);
        boolean isNew = entry.number() > before && added.add(entry.message().id());
        if (isNew && entry.state() instanceof MessageState.Waiting waiting) {
          queue.add(entry.pending(waiting));
        }
        submissions.add(submission(messages.get(i), entry, !isNew));
      }
      return submissions;
    }
  }

  private static SubmitAnswer submission(
      OutboxMessage message, OutboxEntry entry, boolean repeated) {
    if (!entry.message().octets().equals(message.octets())) {
      return new SubmitAnswer.Conflict(message.id());
    }
    return switch (entry.state()) {
      case MessageState.Waiting waiting -> new SubmitAnswer.Stored(message.id(), repeated);
      case MessageState.Answer answer -> new SubmitAnswer.Answered(message.id(), answer);
    };
  }

  /**
   * Hands out messages that may be sent together now; each must come back through {@link
   * #answered}.
   *
   * @param most how many messages a bundle may have
   * @param mostOctets how many octets they may have together; one message may have more
   */
  public List<Pending> take(int most, long mostOctets) {
    return queue.take(most, mostOctets, clock.instant());
  }

  /** The octets of messages that were handed out. */
  public List<Octets> octets(List<Pending> messages) {
    return store.octets(messages);
  }

  /**
   * Records the results of messages that were handed out: answers and passing refusals on disk, a
   * plain "not now" in memory only.
   */
  public void answered(List<Pending> messages, List<MessageState> states) {
    List<Pending> changed = new ArrayList<>();
    List<MessageState> changes = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      if (!(states.get(i) instanceof MessageState.Waiting waiting
          && waiting.refusals() == messages.get(i).state().refusals())) {
        changed.add(messages.get(i));
        changes.add(states.get(i));
      }
    }
    if (!changed.isEmpty()) {
      store.record(changed, changes);
    }
    for (int i = 0; i < messages.size(); i++) {
      switch (states.get(i)) {
        case MessageState.Waiting waiting -> queue.again(messages.get(i), waiting);
        case MessageState.Answer answer -> queue.done(messages.get(i));
      }
    }
  }

  /** Takes messages back that were handed out and about which nothing is known. */
  public void putBack(List<Pending> messages, Instant notBefore) {
    messages.forEach(message -> queue.again(message, message.state().notNow(notBefore)));
  }

  /** Queues set-aside messages again. */
  public int retry(List<MessageId> ids) {
    synchronized (adding) {
      int retried = 0;
      for (MessageId id : ids) {
        Optional<OutboxEntry> entry = store.find(id);
        if (entry.isPresent() && entry.get().state() instanceof MessageState.SetAside setAside) {
          Pending pending = entry.get().pending(setAside.retried());
          store.record(List.of(pending), List.of(pending.state()));
          queue.add(pending);
          retried++;
        }
      }
      return retried;
    }
  }

  /** When the next message that is not under way may be sent. */
  public Optional<Instant> nextDue() {
    return queue.nextDue();
  }

  /** Messages without a final answer. */
  public long waiting() {
    return queue.size();
  }

  public Optional<OutboxEntry> find(MessageId id) {
    return store.find(id);
  }

  /** The oldest dead letters. */
  public List<OutboxEntry> setAside(int most) {
    return store.in("set-aside", most);
  }

  public OutboxCounts counts() {
    return store.counts();
  }

  @Override
  public void close() {
    store.close();
    lock.close();
  }
}
