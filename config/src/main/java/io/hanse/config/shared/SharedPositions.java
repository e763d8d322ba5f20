package io.hanse.config.shared;

import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.obligation.Position;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;

/**
 * The running gross figures of every lane. Of two figures for one (ledger, window, lane, debtor,
 * creditor, currency) the higher version is kept, in whatever order and however often they come.
 * For looking and for caps: netting reads seals only.
 */
public interface SharedPositions {
  /** Publishes figures. The future completes when all have arrived; there is no need to wait. */
  Future<Void> publish(Collection<Position> positions);

  /**
   * Publishes those of a ledger's figures that are missing here or stand in a lower version. Only
   * versions are asked for, so that figures which are all here cost little.
   *
   * @return how many were published
   */
  Future<Integer> publishMissing(LedgerId ledger, Collection<Position> figures);

  /** Every figure there is. */
  Future<List<Position>> all();

  /** The figures of one ledger's window. */
  Future<List<Position>> ofWindow(LedgerId ledger, long window);

  /**
   * Drops the windows of a ledger up to and including one, because their cycle is instructed, and
   * remembers it for those who publish.
   */
  Future<Void> drop(LedgerId ledger, long upToWindow);

  /** The last window of a ledger that was dropped, 0 where none is remembered. */
  Future<Long> droppedUpTo(LedgerId ledger);
}
