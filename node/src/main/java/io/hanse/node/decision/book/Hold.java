package io.hanse.node.decision.book;

import io.hanse.node.decision.message.MessageKey;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.CardNumber;
import java.time.Instant;
import java.util.List;

/** Points reserved by an authorization. Once closed it stays closed. */
public sealed interface Hold {
  /** The authorization. */
  MessageKey key();

  CardNumber card();

  /** How a hold ended. */
  enum Closing {
    CAPTURED,
    VOIDED,
    LAPSED
  }

  /**
   * Points that wait for a capture.
   *
   * @param points all of them
   * @param value what all of them are worth at the till
   * @param expiresAt from then on they can no longer be captured
   * @param slices of which lots, each lot once; they add up to {@code points}
   */
  record Open(
      MessageKey key,
      CardNumber card,
      Points points,
      Money value,
      Instant expiresAt,
      List<Slice> slices)
      implements Hold {
    public Open {
      slices = List.copyOf(slices);
    }

    public boolean hasLapsed(Instant now) {
      return !expiresAt.isAfter(now);
    }

    public Closed closed(Closing how) {
      return new Closed(key, card, how);
    }
  }

  /** A hold that was captured, voided or has lapsed. */
  record Closed(MessageKey key, CardNumber card, Closing how) implements Hold {}

  /** Points of one lot. */
  record Slice(long lot, Points points) {}
}
