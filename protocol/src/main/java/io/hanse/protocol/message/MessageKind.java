package io.hanse.protocol.message;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Every kind of thing that a ledger decides, by its word on the wire: the messages that
 * participants send, and the ledger's own events, which stand in batches and receipts like messages
 * but come from nobody.
 */
public enum MessageKind {
  ENROLMENT("enrolment"),
  ACCRUAL("accrual"),
  REDEMPTION("redemption"),
  AUTHORIZATION("redemption.authorization"),
  CAPTURE("redemption.capture"),
  VOID("redemption.void"),
  REVERSAL("reversal"),

  /** The ledger's own event: a hold's time ran out. */
  HOLD_LAPSE("hold.lapse"),
  /** The ledger's own event: lots of a member reached their end. */
  LOT_EXPIRY("lot.expiry"),
  /** The ledger's own event: what rounding left over reached a minor unit. */
  ROUNDING("rounding"),
  /** The ledger's own event: points that a member has pay what the member owes. */
  DEBT_REPAYMENT("debt.repayment");

  private static final List<MessageKind> SENT =
      List.of(ENROLMENT, ACCRUAL, REDEMPTION, AUTHORIZATION, CAPTURE, VOID, REVERSAL);

  private final String wire;

  MessageKind(String wire) {
    this.wire = wire;
  }

  /** The kinds that a participant may send, in the specification's order. */
  public static List<MessageKind> sent() {
    return SENT;
  }

  /** The kind of a participant's message. */
  public static MessageKind of(Message message) {
    return switch (message) {
      case Message.Enrolment enrolment -> ENROLMENT;
      case Message.Accrual accrual -> ACCRUAL;
      case Message.Redemption redemption -> REDEMPTION;
      case Message.Authorization authorization -> AUTHORIZATION;
      case Message.Capture capture -> CAPTURE;
      case Message.Void release -> VOID;
      case Message.Reversal reversal -> REVERSAL;
    };
  }

  /** The kind with that word on the wire, a ledger's own event included; empty where none has. */
  public static Optional<MessageKind> find(String wire) {
    return Arrays.stream(values()).filter(kind -> kind.wire.equals(wire)).findFirst();
  }

  /** The word on the wire, in {@code type}: {@code redemption.capture}. */
  public String wire() {
    return wire;
  }
}
