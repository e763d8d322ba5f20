package io.hanse.node.decision;

import io.hanse.node.decision.book.Hold;
import io.hanse.node.decision.book.MemberAccount;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.decision.posting.LoadedState;
import io.hanse.protocol.identity.CardNumber;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What has to happen to the members of a batch before their messages are decided, because its time
 * has come: the ledger puts each of these before the batch as an event of its own. The sweep finds
 * the same events for members who send nothing; as their ids depend on the finding alone, whoever
 * comes second finds them posted.
 */
public sealed interface Due {
  /** Whom it concerns. */
  CardNumber card();

  /** The time of an open hold is over. */
  record Lapse(MessageKey hold, CardNumber card) implements Due {}

  /** A member owes points despite a balance. */
  record Repayment(CardNumber card) implements Due {}

  /**
   * What is due by the time of the decision: repayments first, so that a released hold finds a
   * member who owes or has, then lapses in the order of their time.
   *
   * @param state of which members are due, with the holds, lots and debts that this concerns
   */
  static List<Due> of(LoadedState state) {
    List<Due> due = new ArrayList<>();
    state.members().values().stream()
        .filter(MemberAccount::owesDespiteBalance)
        .map(MemberAccount::card)
        .sorted()
        .forEach(card -> due.add(new Repayment(card)));
    List<Hold.Open> lapsed = new ArrayList<>();
    for (Hold hold : state.holds().values()) {
      // A capture may name the hold of a member whom this batch has not locked.
      if (hold instanceof Hold.Open open
          && open.hasLapsed(state.now())
          && state.members().containsKey(open.card())) {
        lapsed.add(open);
      }
    }
    lapsed.sort(Comparator.comparing(Hold.Open::expiresAt).thenComparing(Hold.Open::key));
    lapsed.forEach(open -> due.add(new Lapse(open.key(), open.card())));
    return due;
  }
}
