package io.hanse.node.decision.message;

import io.hanse.protocol.message.Message;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of what a ledger decides: participants' messages and its own events. */
public enum MessageKind {
  ENROLMENT("enrolment"),
  ACCRUAL("accrual"),
  REDEMPTION("redemption"),
  AUTHORIZATION("redemption.authorization"),
  CAPTURE("redemption.capture"),
  VOID("redemption.void"),
  REVERSAL("reversal"),
  /** A hold's time ran out. */
  HOLD_LAPSE("hold.lapse"),
  /** Lots of a member reached their end. */
  LOT_EXPIRY("lot.expiry"),
  /** What rounding left over reached a minor unit. */
  ROUNDING("rounding");

  private final String type;

  MessageKind(String type) {
    this.type = type;
  }

  /** The kind of a participant's message. */
  public static MessageKind of(Message message) {
    return switch (message) {
      case Message.Enrolment enrolment -> ENROLMENT;
      case Message.Accrual accrual -> ACCRUAL;
      case Message.Redemption redemption -> REDEMPTION;
      case Message.Authorization authorization -> AUTHORIZATION;
      case Message.Capture capture -> CAPTURE;
      case Message.Void voiding -> VOID;
      case Message.Reversal reversal -> REVERSAL;
    };
  }

  /** The kind of that type on the wire, or nothing. */
  public static Optional<MessageKind> find(String type) {
    return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
  }

  /** The type on the wire: {@code redemption.capture}. */
  public String type() {
    return type;
  }
}
