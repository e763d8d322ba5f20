package io.hanse.node.ledger.postgres;

import io.hanse.node.decision.book.Account;
import io.hanse.node.decision.book.EntryKind;
import io.hanse.node.decision.book.Hold;
import io.hanse.protocol.message.MessageKind;
import java.util.List;

/**
 * The numbers that stand for words in the ledger's rows. Rows are kept for ever, so these lists may
 * only grow at their ends; the names of constants do not matter.
 */
public final class LedgerCodes {
  private static final List<MessageKind> MESSAGES =
      List.of(
          MessageKind.ENROLMENT,
          MessageKind.ACCRUAL,
          MessageKind.REDEMPTION,
          MessageKind.AUTHORIZATION,
          MessageKind.CAPTURE,
          MessageKind.VOID,
          MessageKind.REVERSAL,
          MessageKind.HOLD_LAPSE,
          MessageKind.LOT_EXPIRY,
          MessageKind.ROUNDING,
          MessageKind.DEBT_REPAYMENT);

  private static final List<EntryKind> ENTRIES =
      List.of(
          EntryKind.ACCRUAL,
          EntryKind.REDEMPTION,
          EntryKind.HOLD,
          EntryKind.CAPTURE,
          EntryKind.RELEASE,
          EntryKind.CLAWBACK,
          EntryKind.REPAYMENT,
          EntryKind.RESTORE,
          EntryKind.DEBT_CANCELLED,
          EntryKind.BREAKAGE,
          EntryKind.BREAKAGE_REVERSAL);

  private static final List<Account.Kind> ACCOUNTS =
      List.of(Account.Kind.ISSUER, Account.Kind.MEMBER, Account.Kind.HELD, Account.Kind.DEBT);

  private static final List<Hold.Closing> CLOSINGS =
      List.of(Hold.Closing.CAPTURED, Hold.Closing.VOIDED, Hold.Closing.LAPSED);

  /** The state of an open hold; the numbers of the closings follow. */
  static final short OPEN_HOLD = 1;

  private LedgerCodes() {}

  static short of(MessageKind kind) {
    return (short) MESSAGES.indexOf(kind);
  }

  /** The kind of a stored message. */
  public static MessageKind message(int code) {
    return MESSAGES.get(code);
  }

  static short of(EntryKind kind) {
    return (short) ENTRIES.indexOf(kind);
  }

  /** The kind of an entry's row. */
  public static EntryKind entry(int code) {
    return ENTRIES.get(code);
  }

  /** The number of an account's kind, from 1. */
  public static short of(Account.Kind kind) {
    return (short) (ACCOUNTS.indexOf(kind) + 1);
  }

  /** The kind of an account in a row. */
  public static Account.Kind account(int code) {
    return ACCOUNTS.get(code - 1);
  }

  static short of(Hold.Closing how) {
    return (short) (OPEN_HOLD + 1 + CLOSINGS.indexOf(how));
  }

  static Hold.Closing closing(int code) {
    return CLOSINGS.get(code - OPEN_HOLD - 1);
  }
}
