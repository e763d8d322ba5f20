package io.hanse.node.metrics;

import io.hanse.protocol.message.Message;

/** The kinds of messages as metrics name them; {@link #NONE} where nothing could be read. */
public enum MessageKind {
  ENROLMENT("enrolment"),
  ACCRUAL("accrual"),
  REDEMPTION("redemption"),
  AUTHORIZATION("redemption.authorization"),
  CAPTURE("redemption.capture"),
  VOID("redemption.void"),
  REVERSAL("reversal"),
  NONE("none");

  private final String label;

  MessageKind(String label) {
    this.label = label;
  }

  /** The type as it stands on the wire. */
  public String label() {
    return label;
  }

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
}
