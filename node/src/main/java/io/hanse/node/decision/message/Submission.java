package io.hanse.node.decision.message;

import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.message.MessageKind;

/** One thing to decide: a participant's verified message, or an event of the ledger itself. */
public sealed interface Submission {
  /** Under which it has one effect for ever. */
  MessageKey key();

  /** SHA-256 of its octets. */
  ContentHash content();

  MessageKind kind();

  /**
   * A participant's message whose signature was verified.
   *
   * @param usedElsewhere whether its sender is known to have used the id on another ledger
   */
  record Signed(MessageKey key, ContentHash content, Message message, boolean usedElsewhere)
      implements Submission {
    public static Signed of(Message message, ContentHash content, boolean usedElsewhere) {
      return new Signed(
          new MessageKey(message.header().participant(), message.header().id()),
          content,
          message,
          usedElsewhere);
    }

    @Override
    public MessageKind kind() {
      return MessageKind.of(message);
    }
  }

  /** What the ledger itself finds out; its participant is {@code operator}. */
  sealed interface OwnEvent extends Submission {}

  /**
   * The time of a hold ran out.
   *
   * @param hold key of the authorization
   * @param card whose points are held
   */
  record HoldLapse(MessageKey key, ContentHash content, MessageKey hold, CardNumber card)
      implements OwnEvent {
    @Override
    public MessageKind kind() {
      return MessageKind.HOLD_LAPSE;
    }
  }

  /**
   * Lots of a member reached their end: all that have, by the time of the decision.
   *
   * @param card whose lots
   */
  record LotExpiry(MessageKey key, ContentHash content, CardNumber card) implements OwnEvent {
    @Override
    public MessageKind kind() {
      return MessageKind.LOT_EXPIRY;
    }
  }

  /**
   * A member owes points and has others to spend, as it could be before returns took points from
   * all of a member's lots.
   *
   * @param card whose debts and lots
   */
  record DebtRepayment(MessageKey key, ContentHash content, CardNumber card) implements OwnEvent {
    @Override
    public MessageKind kind() {
      return MessageKind.DEBT_REPAYMENT;
    }
  }

  /**
   * What rounding left over between two participants reached a minor unit, as a seal found.
   *
   * @param debtor who owes it where it is positive
   * @param creditor who owes it where it is negative
   * @param due whole minor units, not zero
   */
  record RoundingDue(
      MessageKey key, ContentHash content, ParticipantId debtor, ParticipantId creditor, Money due)
      implements OwnEvent {
    @Override
    public MessageKind kind() {
      return MessageKind.ROUNDING;
    }
  }
}
