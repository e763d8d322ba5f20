package io.hanse.protocol.outcome;

import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.rejection.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a message did in its home ledger. Its octets are kept for ever and proved by a receipt. */
public sealed interface Outcome {
  /** Whose message, and when it was posted. */
  Posted posted();

  /**
   * What every outcome has.
   *
   * @param participant the sender
   * @param id the message
   * @param type the message's type on the wire
   * @param ledger the home ledger
   * @param postedAt by the database's clock
   */
  record Posted(
      ParticipantId participant, MessageId id, String type, LedgerId ledger, Instant postedAt) {}

  /** A new member and its card. */
  record Enrolled(Posted posted, CardNumber card) implements Outcome {}

  /**
   * Points earned.
   *
   * @param points all of them
   * @param repaid how many of them went to a debt at once
   * @param explanation which rule gave how many for which line; they add up to {@code points}
   */
  record Accrued(
      Posted posted,
      CardNumber card,
      Points points,
      Points repaid,
      List<Explanation> explanation,
      Balance balance)
      implements Outcome {
    public Accrued {
      explanation = List.copyOf(explanation);
    }
  }

  /**
   * Points spent, in one step or by a capture.
   *
   * @param released what a capture gave back to the member
   * @param value what they are worth to the member at the till
   */
  record Redeemed(
      Posted posted, CardNumber card, Points points, Points released, Money value, Balance balance)
      implements Outcome {}

  /** Points held until {@code expiresAt}. */
  record Held(
      Posted posted,
      CardNumber card,
      Points points,
      Money value,
      Instant expiresAt,
      Balance balance)
      implements Outcome {}

  /** A hold given back, by a void or because its time ran out. */
  record Released(Posted posted, CardNumber card, Points points, Balance balance)
      implements Outcome {}

  /**
   * An accrual taken back.
   *
   * @param points how many
   * @param owed how many of them the member had spent already and now owes
   * @param explanation how many for which line
   */
  record ClawedBack(
      Posted posted,
      CardNumber card,
      Points points,
      Points owed,
      List<Explanation> explanation,
      Balance balance)
      implements Outcome {
    public ClawedBack {
      explanation = List.copyOf(explanation);
    }
  }

  /**
   * A redemption given back.
   *
   * @param cancelledDebt how many of the points cancelled a debt instead of coming back
   */
  record Restored(
      Posted posted, CardNumber card, Points points, Points cancelledDebt, Balance balance)
      implements Outcome {}

  /** Points whose time ran out, found by the ledger itself. */
  record Expired(Posted posted, CardNumber card, Points points, Balance balance)
      implements Outcome {}

  /**
   * Points that a member had paid what the member owed, found by the ledger itself.
   *
   * @param points how many
   */
  record Repaid(Posted posted, CardNumber card, Points points, Balance balance)
      implements Outcome {}

  /** A final refusal, with a code that is recorded. */
  record Refused(Posted posted, Optional<CardNumber> card, Rejection rejection)
      implements Outcome {}

  /**
   * The ledger's own event about money between participants that no message caused: what rounding
   * had left over reached a minor unit.
   */
  record RoundingPosted(Posted posted, Money amount) implements Outcome {}
}
