package io.hanse.node.decision.posting;

import io.hanse.node.decision.book.Consumption;
import io.hanse.node.decision.book.Debt;
import io.hanse.node.decision.book.Hold;
import io.hanse.node.decision.book.Lot;
import io.hanse.node.decision.book.MemberAccount;
import io.hanse.node.decision.book.TakenLine;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.decision.message.StoredMessage;
import io.hanse.protocol.identity.CardNumber;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger has loaded for a batch, as {@link Needs} asked, after it locked the members.
 *
 * @param terms the directory's version that is in force
 * @param now the database's clock: the posting time of the whole batch
 * @param members by card; a card that is missing is unknown
 * @param messages by key; a key that is missing is unused
 * @param lots each once, in any order
 * @param debts greater than zero, of all members who have any
 * @param holds by authorization: those referred to, and the members' open ones whose time is over
 * @param consumptions of redemptions that a reversal refers to
 * @param taken of accruals that a reversal refers to, all so far, each line once
 */
public record LoadedState(
    Terms terms,
    Instant now,
    Map<CardNumber, MemberAccount> members,
    Map<MessageKey, StoredMessage> messages,
    Collection<Lot> lots,
    Collection<Debt> debts,
    Map<MessageKey, Hold> holds,
    Collection<Consumption> consumptions,
    Collection<TakenLine> taken) {

  /**
   * A row that the ledger must have loaded.
   *
   * @throws IllegalStateException when it is missing: a bug
   */
  public static <T> T required(@Nullable T loaded, String what, Object key) {
    if (loaded == null) {
      throw new IllegalStateException(what + " was not loaded: " + key);
    }
    return loaded;
  }
}
