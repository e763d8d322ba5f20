package io.hanse.adapter.importing;

import io.hanse.adapter.importing.ImportReport.Messages;
import io.hanse.adapter.importing.ImportReport.Refusals;
import io.hanse.adapter.outbox.MessageState;
import io.hanse.protocol.identity.MessageId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts the answers to one kind of message. Thread-safe. */
final class OutcomeCounter {
  private static final class Group {
    private final SortedSet<Long> rows = new TreeSet<>();
    private long count;
  }

  private final Map<MessageId, List<Long>> open = new HashMap<>();
  private final SortedMap<String, Group> refused = new TreeMap<>();
  private final SortedMap<String, Group> setAside = new TreeMap<>();
  private long sent;
  private long purchases;
  private long accepted;
  private long repeated;

  /** Notes a message before it goes to the outbox. */
  synchronized void sending(MessageId id, List<Long> rows, boolean purchase) {
    open.put(id, rows);
    sent++;
    purchases += purchase ? 1 : 0;
  }

  /** Counts an answer; ids of other kinds are ignored. */
  synchronized boolean answered(MessageId id, MessageState.Answer answer, boolean earlier) {
    List<Long> rows = open.remove(id);
    if (rows == null) {
      return false;
    }
    switch (answer) {
      case MessageState.Applied applied -> {
        accepted++;
        repeated += earlier ? 1 : 0;
      }
      case MessageState.Refused refusal -> add(refused, refusal.code(), rows);
      case MessageState.SetAside letter -> add(setAside, letter.code(), rows);
    }
    return true;
  }

  /** Counts a message that the outbox refused. */
  synchronized void refusedHere(MessageId id, String code) {
    List<Long> rows = open.remove(id);
    if (rows != null) {
      add(refused, code, rows);
    }
  }

  synchronized long sent() {
    return sent;
  }

  synchronized long answered() {
    return sent - open.size();
  }

  synchronized Messages messages() {
    return new Messages(
        sent, purchases, accepted, repeated, open.size(), frozen(refused), frozen(setAside));
  }

  private static void add(Map<String, Group> groups, String code, List<Long> rows) {
    Group group = groups.computeIfAbsent(code, key -> new Group());
    group.count++;
    group.rows.addAll(rows);
  }

  private static SortedMap<String, Refusals> frozen(SortedMap<String, Group> groups) {
    SortedMap<String, Refusals> frozen = new TreeMap<>();
    groups.forEach(
        (code, group) -> frozen.put(code, new Refusals(group.count, List.copyOf(group.rows))));
    return frozen;
  }
}
