package io.hanse.adapter.importing;

import io.hanse.protocol.identity.LedgerId;
import java.util.function.Function;

/** How to treat a member without a card. */
public sealed interface Enrolling {
  /** Rows of such members are skipped. */
  record Never() implements Enrolling {}

  /**
   * Such members are enrolled, under an id that follows from their key, without personal data.
   *
   * @param ledger the home ledger for a member's key
   * @param language a BCP 47 tag
   */
  record Unknown(Function<String, LedgerId> ledger, String language) implements Enrolling {
    /** All on one ledger. */
    public static Unknown on(LedgerId ledger, String language) {
      return new Unknown(key -> ledger, language);
    }
  }
}
