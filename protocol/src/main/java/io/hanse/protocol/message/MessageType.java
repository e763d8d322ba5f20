package io.hanse.protocol.message;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of message, as {@code type} names them. */
public enum MessageType {
  ENROLMENT("enrolment"),
  ACCRUAL("accrual"),
  REDEMPTION("redemption"),
  AUTHORIZATION("redemption.authorization"),
  CAPTURE("redemption.capture"),
  VOID("redemption.void"),
  REVERSAL("reversal");

  private final String wire;

  MessageType(String wire) {
    this.wire = wire;
  }

  /** The word on the wire: {@code redemption.capture}. */
  public String wire() {
    return wire;
  }

  public static Optional<MessageType> find(String wire) {
    return Arrays.stream(values()).filter(type -> type.wire.equals(wire)).findFirst();
  }

  public static MessageType of(Message message) {
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
}
