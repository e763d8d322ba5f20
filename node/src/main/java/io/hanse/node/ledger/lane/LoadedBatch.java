package io.hanse.node.ledger.lane;

import io.hanse.node.decision.book.Consumption;
import io.hanse.node.decision.book.Debt;
import io.hanse.node.decision.book.Hold;
import io.hanse.node.decision.book.Lot;
import io.hanse.node.decision.book.MemberAccount;
import io.hanse.node.decision.book.TakenLine;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.decision.message.StoredMessage;
import io.hanse.node.decision.posting.LoadedState;
import io.hanse.node.decision.posting.Terms;
import io.hanse.protocol.identity.CardNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The rows that a lane has locked and loaded for a batch.
 *
 * @param window the open window, which stays open until this transaction has ended
 * @param directoryVersion the newest directory that this ledger has a copy of, 0 for none
 * @param now the database's clock after the locks, in microseconds: the whole batch's posting time
 */
public record LoadedBatch(
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

  /** The same rows as the decision takes them. */
  LoadedState state(Terms terms) {
    return new LoadedState(terms, now, members, messages, lots, debts, holds, consumptions, taken);
  }
}
