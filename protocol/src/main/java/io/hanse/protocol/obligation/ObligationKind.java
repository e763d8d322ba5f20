package io.hanse.protocol.obligation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why something is owed. A reversal has its own kind, with the parties swapped. */
public enum ObligationKind {
  REDEMPTION,
  REDEMPTION_REVERSAL,
  ISSUANCE,
  ISSUANCE_REVERSAL,
  FEE,
  FEE_REVERSAL,
  VAT,
  VAT_REVERSAL,
  ROUNDING,
  ROUNDING_REVERSAL,
  ADJUSTMENT,
  ADJUSTMENT_REVERSAL;

  /** The word on the wire and in files: {@code redemption-reversal}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<ObligationKind> find(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }

  /** The kind that undoes this one. */
  public ObligationKind reversal() {
    return name().endsWith("_REVERSAL") ? this : valueOf(name() + "_REVERSAL");
  }
}
