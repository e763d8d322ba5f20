package io.hanse.clearing.netting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.clearing.fx.RatePolicy;
import io.hanse.clearing.fx.ReferenceRates;
import io.hanse.clearing.fx.TestRates;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.seal.Gross;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for any cycle; each failure names the seed that repeats it. */
class NettingPropertyTest {
  private static final int CYCLES = 400;
  private static final List<CurrencyCode> CURRENCIES =
      List.of(
          CurrencyCode.of("EUR"),
          CurrencyCode.of("USD"),
          CurrencyCode.of("CZK"),
          CurrencyCode.of("JPY"));
  private static final LocalDate DAY = LocalDate.parse("2026-04-13");
  private static final ReferenceRates ECB =
      TestRates.of("Date,USD,JPY,CZK,\n2026-04-13,1.1684,186.75,24.378,\n");
  private static final Rates RATES =
      (from, to) -> ECB.find(from, to, DAY, new RatePolicy(7, Optional.empty()));

  private record Case(List<Gross> sealed, SettlementTerms terms) {
    List<Payment> payments() {
      Netting netting = net();
      return Payments.of(netting.positions(), netting.conversions());
    }

    Netting net() {
      return ((NettingAnswer.Done) Netting.net(sealed, terms, RATES)).netting();
    }
  }

  @Test
  void netsAddUpToZeroInEveryCurrency() {
    forAnyCycle(
        (cycle, seed) -> {
          Map<CurrencyCode, Long> sums = new HashMap<>();
          for (NetPosition position : cycle.net().positions()) {
            sums.merge(position.net().currency(), position.net().minorUnits(), Long::sum);
          }
          assertTrue(sums.values().stream().allMatch(sum -> sum == 0), seed + " " + sums);
        });
  }

  @Test
  void theOrderOfTheSealsChangesNothing() {
    forAnyCycle(
        (cycle, seed) -> {
          List<Gross> shuffled = new ArrayList<>(cycle.sealed());
          Collections.shuffle(shuffled, new Random(1));
          assertEquals(cycle.net(), new Case(shuffled, cycle.terms()).net(), seed);
        });
  }

  @Test
  void nobodyPaysOrGetsTwiceInOneCurrency() {
    forAnyCycle(
        (cycle, seed) -> {
          Set<String> seen = new HashSet<>();
          for (Payment payment : cycle.payments()) {
            String parties = payment.payer() + " " + payment.payee();
            String other = parties.replace("settlement", "").strip();
            assertTrue(parties.contains("settlement"), seed + " " + payment);
            assertTrue(seen.add(other + payment.amount().currency()), seed + " " + payment);
          }
        });
  }

  @Test
  void nothingIsSavedByPayingMoreThanGross() {
    forAnyCycle(
        (cycle, seed) ->
            cycle
                .net()
                .turnovers()
                .values()
                .forEach(
                    turnover -> {
                      assertTrue(!turnover.saving().isNegative(), seed + " " + turnover);
                      assertTrue(
                          !turnover.bilateral().minus(turnover.net()).isNegative(),
                          seed + " " + turnover);
                    }));
  }

  @Test
  void paymentsAreTheNetsConvertedOneByOne() {
    forAnyCycle(
        (cycle, seed) -> assertEquals(expectedPayments(cycle), actualPayments(cycle.net()), seed));
  }

  /** Recomputed with plain decimals and none of the classes under test but their input. */
  private static Map<String, BigDecimal> expectedPayments(Case cycle) {
    Map<String, BigDecimal> nets = new HashMap<>();
    for (Gross gross : cycle.sealed()) {
      String currency = " " + gross.amount().currency();
      nets.merge(gross.creditor() + currency, gross.amount().toBigDecimal(), BigDecimal::add);
      nets.merge(
          gross.debtor() + currency, gross.amount().toBigDecimal().negate(), BigDecimal::add);
    }
    Map<String, BigDecimal> due = new HashMap<>();
    nets.forEach(
        (holder, net) -> {
          ParticipantId participant = ParticipantId.of(holder.split(" ")[0]);
          CurrencyCode from = CurrencyCode.of(holder.split(" ")[1]);
          CurrencyCode to = cycle.terms().currencies().getOrDefault(participant, from);
          BigDecimal converted = from.equals(to) ? net : net.multiply(plainRate(from, to));
          due.merge(
              participant + " " + to,
              converted.setScale(to.decimals(), RoundingMode.HALF_EVEN),
              BigDecimal::add);
        });
    due.values().removeIf(amount -> amount.signum() == 0);
    return due;
  }

  private static BigDecimal plainRate(CurrencyCode from, CurrencyCode to) {
    Map<String, String> perEuro =
        Map.of("EUR", "1", "USD", "1.1684", "JPY", "186.75", "CZK", "24.378");
    return new BigDecimal(perEuro.get(to.code()))
        .divide(
            new BigDecimal(perEuro.get(from.code())),
            new java.math.MathContext(12, RoundingMode.HALF_EVEN));
  }

  private static Map<String, BigDecimal> actualPayments(Netting netting) {
    Map<String, BigDecimal> paid = new HashMap<>();
    for (Payment payment : Payments.of(netting.positions(), netting.conversions())) {
      boolean out = payment.payer().value().equals("settlement");
      Money amount = out ? payment.amount() : payment.amount().negated();
      paid.put(
          (out ? payment.payee() : payment.payer()) + " " + amount.currency(),
          amount.toBigDecimal());
    }
    return paid;
  }

  private static void forAnyCycle(BiConsumer<Case, String> property) {
    long first = new Random().nextLong();
    for (long seed = first; seed < first + CYCLES; seed++) {
      property.accept(generate(new Random(seed)), "seed " + seed);
    }
  }

  private static Case generate(Random random) {
    int participants = 2 + random.nextInt(8);
    List<Gross> sealed =
        IntStream.range(0, random.nextInt(60)).mapToObj(i -> gross(random, participants)).toList();
    Map<ParticipantId, CurrencyCode> terms = new HashMap<>();
    for (int i = 0; i < participants; i++) {
      if (random.nextInt(8) > 0) {
        terms.put(participant(i), CURRENCIES.get(random.nextInt(CURRENCIES.size())));
      }
    }
    return new Case(sealed, new SettlementTerms(terms));
  }

  private static Gross gross(Random random, int participants) {
    int debtor = random.nextInt(participants);
    int creditor = (debtor + 1 + random.nextInt(participants - 1)) % participants;
    CurrencyCode currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
    long minorUnits = 1 + (long) Math.pow(10, random.nextInt(9)) + random.nextInt(1000);
    return new Gross(
        participant(debtor),
        participant(creditor),
        Money.of(currency, minorUnits),
        1 + random.nextInt(5));
  }

  private static ParticipantId participant(int i) {
    return ParticipantId.of("participant-" + i);
  }
}
