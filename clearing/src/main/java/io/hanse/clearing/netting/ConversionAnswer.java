package io.hanse.clearing.netting;

import io.hanse.clearing.fx.RateAnswer;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Every net in the currency in which its participant settles, or why that cannot be said. */
sealed interface ConversionAnswer {
  Comparator<MissingRate> BY_CURRENCIES =
      Comparator.comparing(MissingRate::from).thenComparing(MissingRate::to);

  record Converted(List<Conversion> conversions) implements ConversionAnswer {}

  record Stopped(List<MissingRate> missing) implements ConversionAnswer {}

  static ConversionAnswer of(List<NetPosition> positions, SettlementTerms terms, Rates rates) {
    List<Conversion> conversions = new ArrayList<>();
    SortedSet<MissingRate> missing = new TreeSet<>(BY_CURRENCIES);
    for (NetPosition position : positions) {
      Money net = position.net();
      CurrencyCode target = terms.currencyOf(position);
      if (!net.isZero() && !net.currency().equals(target)) {
        switch (rates.find(net.currency(), target)) {
          case RateAnswer.Refused(String reason) ->
              missing.add(new MissingRate(net.currency(), target, reason));
          case RateAnswer.Quoted(var rate) ->
              conversions.add(new Conversion(position.participant(), net, rate.convert(net), rate));
        }
      }
    }
    return missing.isEmpty()
        ? new Converted(List.copyOf(conversions))
        : new Stopped(List.copyOf(missing));
  }
}
