package io.hanse.config.shared;

import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.outcome.Balance;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.Optional;

/**
 * Members' balances for reads. A drop also keeps out, for five seconds, what a reader had loaded
 * before the commit and offers after it; so a balance is stale only if its reader took longer.
 */
public interface SharedBalances {
  /** The balance of a card, or nothing. */
  Future<Optional<Balance>> find(CardNumber card);

  /** Offers a balance that was read from the ledger; has no effect where the card has one. */
  Future<Void> offer(CardNumber card, Balance balance);

  /** Drops members' balances after a commit that changed them. */
  Future<Void> drop(Collection<CardNumber> cards);
}
