package io.hanse.standalone.traffic;

import io.hanse.adapter.client.AnswerListener;
import io.hanse.adapter.outbox.MessageState;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.outcome.Balance;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.receipt.Receipt;
import io.hanse.protocol.receipt.ReceiptReader;
import io.hanse.protocol.rejection.Result;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sums the answers of all companies and keeps each member's balance of the last answer.
 * Thread-safe.
 */
public final class Ledgerbook implements AnswerListener {
  private final Map<CardNumber, Balance> balances = new ConcurrentHashMap<>();
  private final SortedMap<String, Long> refusals = new TreeMap<>();
  private long accepted;
  private long setAside;
  private long points;
  private long redeemed;

  /**
   * The figures so far.
   *
   * @param accepted messages applied
   * @param refused messages refused for good, by code
   * @param setAside messages that found no answer; none in a sound network
   * @param points earned by accruals, returns not taken off
   * @param redeemed spent by redemptions and captures, reversals not taken off
   */
  public record Figures(
      long accepted, SortedMap<String, Long> refused, long setAside, long points, long redeemed) {
    public long refusedInAll() {
      return refused.values().stream().mapToLong(Long::longValue).sum();
    }

    public long messages() {
      return accepted + refusedInAll() + setAside;
    }
  }

  @Override
  public void answered(MessageId id, MessageState.Answer answer) {
    switch (answer) {
      case MessageState.Applied applied -> applied(applied.octets().toArray());
      case MessageState.Refused refused -> refused(refused.code());
      case MessageState.SetAside aside -> setAside();
    }
  }

  private void applied(byte[] octets) {
    if (!(ReceiptReader.read(octets) instanceof Result.Accepted<Receipt> read)) {
      throw new IllegalStateException("an answer without a receipt that can be read");
    }
    switch (read.value().outcome()) {
      case Outcome.Accrued accrued -> {
        count(accrued.points().value(), 0);
        balances.put(accrued.card(), accrued.balance());
      }
      case Outcome.Redeemed burned -> {
        count(0, burned.points().value());
        balances.put(burned.card(), burned.balance());
      }
      case Outcome.Held held -> {
        count(0, 0);
        balances.put(held.card(), held.balance());
      }
      case Outcome.Released released -> {
        count(0, 0);
        balances.put(released.card(), released.balance());
      }
      case Outcome.ClawedBack back -> {
        count(0, 0);
        balances.put(back.card(), back.balance());
      }
      case Outcome.Restored restored -> {
        count(0, 0);
        balances.put(restored.card(), restored.balance());
      }
      default -> count(0, 0);
    }
  }

  private synchronized void count(long earned, long spent) {
    accepted++;
    points += earned;
    redeemed += spent;
  }

  private synchronized void refused(String code) {
    refusals.merge(code, 1L, Long::sum);
  }

  private synchronized void setAside() {
    setAside++;
  }

  public synchronized Figures figures() {
    return new Figures(accepted, new TreeMap<>(refusals), setAside, points, redeemed);
  }

  /** A member's available points by the last answer. */
  public Points available(CardNumber card) {
    return Optional.ofNullable(balances.get(card)).map(Balance::available).orElse(Points.ZERO);
  }
}
