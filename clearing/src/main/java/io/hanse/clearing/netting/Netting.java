package io.hanse.clearing.netting;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.seal.Gross;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A netted cycle. Each list is in the order of its participants and currencies, so that the same
 * cycle is always the same file.
 *
 * @param gross what each owes each other, over all ledgers
 * @param bilateral what is left between each two
 * @param positions each participant's figures per currency; in each currency the nets add up to
 *     zero
 * @param conversions of the nets that are not in their participant's settlement currency
 * @param turnovers gross, net and saving by currency
 */
public record Netting(
    List<Gross> gross,
    List<Bilateral> bilateral,
    List<NetPosition> positions,
    List<Conversion> conversions,
    SortedMap<CurrencyCode, Turnover> turnovers) {
  public Netting {
    gross = List.copyOf(gross);
    bilateral = List.copyOf(bilateral);
    positions = List.copyOf(positions);
    conversions = List.copyOf(conversions);
    turnovers = new TreeMap<>(turnovers);
  }

  /** Sums by debtor, creditor and currency, in that order. */
  public static List<Gross> byPair(Collection<Gross> figures) {
    return PairSums.merge(figures);
  }

  /**
   * Nets the sealed windows of a cycle.
   *
   * @param sealed the gross sums of every seal, in any order; a pair may stand in several
   * @throws IllegalStateException when the nets of a currency do not add up to zero: a bug
   * @throws ArithmeticException when a sum leaves the range of {@link
   *     io.hanse.protocol.amount.Money}
   */
  public static NettingAnswer net(Collection<Gross> sealed, SettlementTerms terms, Rates rates) {
    List<Gross> gross = PairSums.merge(sealed);
    List<Bilateral> bilateral = PairSums.setOff(gross);
    List<NetPosition> positions = Novation.toSettlement(gross);
    return switch (ConversionAnswer.of(positions, terms, rates)) {
      case ConversionAnswer.Stopped(var missing) -> new NettingAnswer.Stopped(missing);
      case ConversionAnswer.Converted(List<Conversion> conversions) ->
          new NettingAnswer.Done(
              new Netting(
                  gross,
                  bilateral,
                  positions,
                  conversions,
                  Turnovers.of(gross, bilateral, positions)));
    };
  }
}
