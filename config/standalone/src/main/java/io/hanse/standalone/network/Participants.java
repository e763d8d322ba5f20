package io.hanse.standalone.network;

import io.hanse.protocol.identity.ParticipantId;
import java.util.List;

/** The invented companies of the demonstration network, as {@code directory.yaml} has them. */
public final class Participants {
  /** A hotel group in San Diego, US dollars. */
  public static final ParticipantId PACIFIC_HOTELS = ParticipantId.of("pacific-hotels");

  /** A clothing retailer in Berlin, euros. */
  public static final ParticipantId SPREE_MODE = ParticipantId.of("spree-mode");

  /** A pharmacy chain in Prague, Czech crowns. */
  public static final ParticipantId VLTAVA_LEKARNY = ParticipantId.of("vltava-lekarny");

  /** Two hotels in Portugal, euros; may import its past. */
  public static final ParticipantId COSTA_HOTEIS = ParticipantId.of("costa-hoteis");

  /** An online shop in the United Kingdom, pounds; may import its past. */
  public static final ParticipantId THAMES_GIFTS = ParticipantId.of("thames-gifts");

  public static final List<ParticipantId> ALL =
      List.of(PACIFIC_HOTELS, SPREE_MODE, VLTAVA_LEKARNY, COSTA_HOTEIS, THAMES_GIFTS);

  private Participants() {}
}
