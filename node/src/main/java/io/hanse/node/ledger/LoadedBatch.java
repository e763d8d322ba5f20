package io.hanse.node.ledger;

import io.hanse.node.decision.Consumption;
import io.hanse.node.decision.Debt;
import io.hanse.node.decision.Hold;
import io.hanse.node.decision.LoadedState;
import io.hanse.node.decision.Lot;
import io.hanse.node.decision.MemberAccount;
import io.hanse.node.decision.MessageKey;
import io.hanse.node.decision.StoredMessage;
import io.hanse.node.decision.TakenLine;
import io.hanse.node.decision.Terms;
import io.hanse.protocol.identity.CardNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a lane holds in its hands between the locks and the writing.
 *
 * @param window the open window, which stays open until this transaction has ended
 * @param directoryVersion the newest directory that this ledger has a copy of, 0 for none
 * @param now the database's clock after the locks, in microseconds: the whole batch's posting time
 */
record LoadedBatch(
    long window,
    long directoryVersion,
    Instant now,
    Map<CardNumber, MemberAccount> members,
    Map<MessageKey, StoredMessage> messages,
    List<Lot> lots,
    List<Debt> debts,
    Map<MessageKey, Hold> holds,
    List<Consumption> consumptions,
    List<TakenLine> taken) {

  /** As the decision sees it. */
  LoadedState state(Terms terms) {
    return new LoadedState(terms, now, members, messages, lots, debts, holds, consumptions, taken);
  }
}
