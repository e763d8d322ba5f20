package io.hanse.protocol.message;

import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.MessageId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that a participant says happened. Made only from octets that were read strictly; every
 * value in it is in its range.
 */
public sealed interface Message {
  /** Who says it, where, when and under which id. */
  Header header();

  /** A message about one member's points, which the member's card routes to its home ledger. */
  sealed interface OfMember extends Message {
    Member member();

    default CardNumber card() {
      return member().card();
    }
  }

  /**
   * A new member. Travels alone, never in a bundle, and is kept encrypted.
   *
   * @param ledger the member's home
   * @param language a BCP 47 tag such as {@code de} or {@code pt-BR}
   * @param profile personal data by name ({@code name}, {@code email}, {@code phone}...), may be
   *     empty
   * @param consents purposes that the member agreed to, may be empty
   */
  record Enrolment(
      Header header,
      LedgerId ledger,
      String language,
      Map<String, String> profile,
      List<String> consents)
      implements Message {
    public Enrolment {
      profile = Map.copyOf(profile);
      consents = List.copyOf(consents);
    }
  }

  /** Points earned with a purchase. */
  record Accrual(Header header, Member member, Purchase purchase) implements OfMember {}

  /** Points exchanged for value in one step. */
  record Redemption(Header header, Member member, BurnRequest burn) implements OfMember {}

  /**
   * Points held for a later capture.
   *
   * @param expiresInSeconds how long the hold lasts, 1 second to 31 days
   */
  record Authorization(Header header, Member member, BurnRequest burn, int expiresInSeconds)
      implements OfMember {}

  /**
   * Takes what an authorization holds, whole or in part; what is not taken is released.
   *
   * @param authorization id of the participant's own authorization
   * @param points the part to take, all where empty
   */
  record Capture(Header header, Member member, MessageId authorization, Optional<Points> points)
      implements OfMember {}

  /**
   * Releases what an authorization holds.
   *
   * @param authorization id of the participant's own authorization
   */
  record Void(Header header, Member member, MessageId authorization) implements OfMember {}

  /**
   * Undoes an accrual or a redemption (a capture too) of the same participant.
   *
   * @param original id of the participant's own message
   * @param extent how much of it
   * @param reason in the participant's words, 0 to 200 characters
   */
  record Reversal(Header header, Member member, MessageId original, Extent extent, String reason)
      implements OfMember {}

  /** How much of a message is undone. */
  sealed interface Extent {
    /** Whatever has not been undone yet. */
    record Whole() implements Extent {}

    /**
     * Parts of an accrual, by line.
     *
     * @param lines at least one, each line number once
     */
    record Lines(List<LinePart> lines) implements Extent {
      public Lines {
        lines = List.copyOf(lines);
      }
    }

    /**
     * Part of a redemption.
     *
     * @param points more than zero
     */
    record Part(Points points) implements Extent {}
  }

  /** How much is to be burned. */
  sealed interface BurnRequest {
    /**
     * That many points.
     *
     * @param points more than zero, at most one thousand million
     */
    record ByPoints(Points points) implements BurnRequest {}

    /**
     * As many whole points as that value needs.
     *
     * @param value more than zero
     */
    record ByValue(Money value) implements BurnRequest {}
  }
}
