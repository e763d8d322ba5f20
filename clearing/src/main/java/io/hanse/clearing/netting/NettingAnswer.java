package io.hanse.clearing.netting;

import java.util.List;

/** A netting, or the reasons why the cycle has to wait. */
public sealed interface NettingAnswer {
  /** Everything that the cycle settles. */
  record Done(Netting netting) implements NettingAnswer {}

  /**
   * Rates are missing or too old; nothing is netted.
   *
   * @param missing one for each pair of currencies, by their codes
   */
  record Stopped(List<MissingRate> missing) implements NettingAnswer {
    public Stopped {
      missing = List.copyOf(missing);
    }
  }
}
