package io.hanse.node.reading;

import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import java.util.Optional;

/** A question to one ledger, after the asker was authorised. */
public sealed interface ReadRequest {
  /** The balance of a member. */
  record BalanceOf(CardNumber card) implements ReadRequest {}

  /**
   * The entries of a member, the newest first.
   *
   * @param before the end of the previous page
   * @param limit messages to look at, 1 to {@value #MOST_ENTRIES}
   * @param only shows that participant's messages only, where given
   */
  record EntriesOf(
      CardNumber card, Optional<EntryCursor> before, int limit, Optional<ParticipantId> only)
      implements ReadRequest {
    /** Of one page. */
    public static final int MOST_ENTRIES = 200;
  }

  /** The receipt of a message. */
  record ReceiptOf(ParticipantId participant, MessageId id) implements ReadRequest {}

  /** The receipt of a message, and what is left of it. */
  record MessageOf(ParticipantId participant, MessageId id) implements ReadRequest {}

  /** A batch: its signed header and its leaves. */
  record BatchOf(int lane, long number) implements ReadRequest {}

  /** The Merkle path from a batch's root to the root of its window's seal. */
  record ProofOf(int lane, long number) implements ReadRequest {}

  /** The seal of a window. */
  record SealOf(long window) implements ReadRequest {}

  /** The trial balance at a window's seal. */
  record TrialBalanceAt(long window) implements ReadRequest {}
}
