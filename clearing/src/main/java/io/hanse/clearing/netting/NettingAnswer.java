package io.hanse.clearing.netting;

import java.util.List;

/** A netting, or the reasons why the cycle has to wait. */
public sealed interface NettingAnswer {
  /** Everything that the cycle settles. */
  record Done(Netting netting) implements NettingAnswer {}

  /**
   * Rates are missing or too old; nothing is netted.
   *
   * @param reasons one for each pair of currencies
   */
  record Stopped(List<String> reasons) implements NettingAnswer {
    public Stopped {
      reasons = List.copyOf(reasons);
    }
  }
}
