package io.hanse.protocol.identity;

/** Participants that every network has and no merchant can be. */
public final class ReservedParticipants {
  /** The account against which net positions are paid; it only passes money on. */
  public static final ParticipantId SETTLEMENT = ParticipantId.of("settlement");

  /** The coalition's own pot, which stands between parties whose rates differ. */
  public static final ParticipantId POOL = ParticipantId.of("pool");

  /** Whoever runs the network; the sender of a ledger's own events. */
  public static final ParticipantId OPERATOR = ParticipantId.of("operator");

  private ReservedParticipants() {}

  public static boolean isReserved(ParticipantId participant) {
    return participant.equals(SETTLEMENT)
        || participant.equals(POOL)
        || participant.equals(OPERATOR);
  }
}
