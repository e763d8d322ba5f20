package io.hanse.config.shared;

import io.hanse.protocol.identity.LedgerId;
import io.vertx.core.Future;
import java.util.function.Consumer;

/**
 * The recently used message ids and their ledgers, bounded in size and time. It lets one ledger
 * refuse an id that another has used; within a ledger the unique key in PostgreSQL decides.
 *
 * <p>Ledgers are told of ids in groups instead of asking for each one: a look-up in the cluster
 * takes longer than posting a message.
 */
public interface SharedReceipts {
  /** Tells the other ledgers' nodes of messages whose batch is committed. */
  Future<Void> remember(SeenMessages messages);

  /**
   * Listens for messages of other ledgers than this one: those that are remembered now, then each
   * group as it comes. A group may be told twice.
   *
   * @param listener called on any thread; returns at once
   */
  Future<Subscription> onElsewhere(LedgerId ledger, Consumer<SeenMessages> listener);
}
