package io.hanse.adapter.importing;

import io.hanse.adapter.draft.SkipReason;
import io.hanse.adapter.mapping.Format;
import io.hanse.protocol.identity.ParticipantId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The result of an import. Every row is either in a message or skipped; messages are counted apart.
 *
 * @param file the file's name
 * @param rowsRead rows after the header
 * @param skipped how many rows were skipped for each reason
 * @param messages counts of purchases and returns
 * @param enrolments counts of enrolments
 * @param faults faults of the file itself
 * @param unfinished why the import ended with messages unanswered, empty if it finished
 */
public record ImportReport(
    String file,
    Format format,
    ParticipantId participant,
    long rowsRead,
    long rowsSent,
    Map<SkipReason, Long> skipped,
    Messages messages,
    Messages enrolments,
    List<String> faults,
    String unfinished) {
  /**
   * Checks the sum.
   *
   * @throws IllegalStateException when rows read are not rows sent and rows skipped
   */
  public ImportReport {
    EnumMap<SkipReason, Long> ordered = new EnumMap<>(SkipReason.class);
    ordered.putAll(skipped);
    skipped = Collections.unmodifiableMap(ordered);
    faults = List.copyOf(faults);
    long sum = rowsSent + skipped.values().stream().mapToLong(Long::longValue).sum();
    if (rowsRead != sum) {
      throw new IllegalStateException(rowsRead + " rows were read, but counted " + sum);
    }
  }

  /** Rows that are in no message. */
  public long rowsSkipped() {
    return rowsRead - rowsSent;
  }

  /** Whether every message has its final answer. */
  public boolean isFinished() {
    return unfinished.isEmpty();
  }

  /** Whether nothing was refused or set aside, and the file had no fault. */
  public boolean isClean() {
    return isFinished()
        && faults.isEmpty()
        && messages.refused().isEmpty()
        && messages.setAside().isEmpty()
        && enrolments.refused().isEmpty()
        && enrolments.setAside().isEmpty();
  }

  /**
   * Counts of messages.
   *
   * @param sent all that were handed to the outbox
   * @param purchases of these, those that earn; the rest are returns or enrolments
   * @param accepted applied by the network
   * @param repeated of the accepted, those that an earlier import had sent
   * @param waiting without a final answer yet
   * @param refused refused for good, by code
   * @param setAside refused too often for a reason that could have passed, by code
   */
  public record Messages(
      long sent,
      long purchases,
      long accepted,
      long repeated,
      long waiting,
      SortedMap<String, Refusals> refused,
      SortedMap<String, Refusals> setAside) {
    public Messages {
      refused = Collections.unmodifiableSortedMap(new TreeMap<>(refused));
      setAside = Collections.unmodifiableSortedMap(new TreeMap<>(setAside));
    }

    /** All refusals for good. */
    public long refusedCount() {
      return refused.values().stream().mapToLong(Refusals::count).sum();
    }
  }

  /**
   * Refusals with one code.
   *
   * @param rows the rows of the messages, ascending; for enrolments those that first named the
   *     member
   */
  public record Refusals(long count, List<Long> rows) {
    public Refusals {
      rows = List.copyOf(rows);
    }
  }
}
