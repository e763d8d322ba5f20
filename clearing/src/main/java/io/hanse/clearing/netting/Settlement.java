package io.hanse.clearing.netting;

import static io.hanse.protocol.identity.ReservedParticipants.SETTLEMENT;

import io.hanse.clearing.fx.RateAnswer;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.ParticipantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Net figures in the currencies in which they are paid, and the payments. */
sealed interface Settlement {
  record Ready(List<Conversion> conversions, List<Payment> payments) implements Settlement {}

  record Stopped(List<String> reasons) implements Settlement {}

  /** What one participant pays or gets in one currency. */
  record Account(ParticipantId participant, CurrencyCode currency) {
    private static final Comparator<Account> ORDER =
        Comparator.comparing(Account::participant).thenComparing(Account::currency);
  }

  static Settlement of(List<NetPosition> positions, SettlementTerms terms, Rates rates) {
    List<Conversion> conversions = new ArrayList<>();
    SortedMap<Account, Money> due = new TreeMap<>(Account.ORDER);
    SortedSet<String> reasons = new TreeSet<>();
    for (NetPosition position : positions) {
      Money net = position.net();
      CurrencyCode target = terms.currencyOf(position);
      Account account = new Account(position.participant(), target);
      if (net.isZero()) {
        continue;
      }
      if (net.currency().equals(target)) {
        due.merge(account, net, Money::plus);
        continue;
      }
      switch (rates.find(net.currency(), target)) {
        case RateAnswer.Refused refused -> reasons.add(refused.reason());
        case RateAnswer.Quoted(var rate) -> {
          Money converted = rate.convert(net);
          conversions.add(new Conversion(position.participant(), net, converted, rate));
          due.merge(account, converted, Money::plus);
        }
      }
    }
    return reasons.isEmpty()
        ? new Ready(List.copyOf(conversions), payments(due))
        : new Stopped(List.copyOf(reasons));
  }

  private static List<Payment> payments(SortedMap<Account, Money> due) {
    List<Payment> payments = new ArrayList<>();
    due.forEach(
        (account, amount) -> {
          if (amount.isPositive()) {
            payments.add(new Payment(SETTLEMENT, account.participant(), amount));
          } else if (amount.isNegative()) {
            payments.add(new Payment(account.participant(), SETTLEMENT, amount.negated()));
          }
        });
    return List.copyOf(payments);
  }
}
