package io.hanse.node.decision.book;

import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.ParticipantId;

/**
 * An account of the ledger.
 *
 * @param kind its place in the chart of accounts
 * @param ref its owner: a participant, or a card's sixteen digits
 */
public record Account(Kind kind, String ref) {
  /** The chart of accounts; balances as their side is named. */
  public enum Kind {
    /** Debit: a participant's outstanding points, its lots less debts to it. */
    ISSUER("issuer"),
    /** Credit: what a member can spend. */
    MEMBER("member"),
    /** Credit: what authorizations hold. */
    HELD("held"),
    /** Debit: what a member owes. */
    DEBT("debt");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word in answers: {@code issuer}. */
    public String word() {
      return word;
    }
  }

  public static Account issuer(ParticipantId participant) {
    return new Account(Kind.ISSUER, participant.value());
  }

  public static Account member(CardNumber card) {
    return new Account(Kind.MEMBER, card.toString());
  }

  public static Account held(CardNumber card) {
    return new Account(Kind.HELD, card.toString());
  }

  public static Account debt(CardNumber card) {
    return new Account(Kind.DEBT, card.toString());
  }
}
