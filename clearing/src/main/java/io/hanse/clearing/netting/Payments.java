package io.hanse.clearing.netting;

import static io.hanse.protocol.identity.ReservedParticipants.SETTLEMENT;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.ParticipantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The payments that nets and their conversions come to. */
public final class Payments {
  private static final Comparator<Account> ORDER =
      Comparator.comparing(Account::participant).thenComparing(Account::currency);

  /** What one participant pays or gets in one currency. */
  private record Account(ParticipantId participant, CurrencyCode currency) {}

  private Payments() {}

  /** At most one per participant and currency, by both. A net that was converted counts once. */
  public static List<Payment> of(List<NetPosition> positions, List<Conversion> conversions) {
    SortedMap<Account, Money> due = new TreeMap<>(ORDER);
    positions.forEach(position -> add(due, position.participant(), position.net()));
    for (Conversion conversion : conversions) {
      add(due, conversion.participant(), conversion.amount().negated());
      add(due, conversion.participant(), conversion.converted());
    }
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

  private static void add(SortedMap<Account, Money> due, ParticipantId participant, Money amount) {
    due.merge(new Account(participant, amount.currency()), amount, Money::plus);
  }
}
