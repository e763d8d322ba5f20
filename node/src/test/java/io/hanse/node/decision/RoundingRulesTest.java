package io.hanse.node.decision;

import static io.hanse.node.decision.Coalition.AIRLINE;
import static io.hanse.node.decision.Coalition.EUR;
import static io.hanse.node.decision.Coalition.HOTEL;
import static io.hanse.node.decision.Coalition.PHARMACY;
import static io.hanse.node.decision.Coalition.SHOP;
import static io.hanse.node.decision.Coalition.TEAHOUSE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.config.directory.PointsPerUnit;
import io.hanse.node.decision.book.Consumption;
import io.hanse.node.decision.book.Lot;
import io.hanse.node.decision.charge.ObligationDraft;
import io.hanse.node.decision.charge.Residue;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.PointRate;
import io.hanse.protocol.amount.Quantity;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.message.LinePart;
import io.hanse.protocol.message.Member;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.message.PurchaseLine;
import io.hanse.protocol.obligation.ObligationKind;
import io.hanse.protocol.outcome.Explanation;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.rejection.RejectionCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** The rules of rounding and splitting, each tried with random amounts, rates and parts. */
class RoundingRulesTest {
  private static final long SEED = Long.getLong("hanse.seed", System.nanoTime());
  private static final int ROUNDS = 200;
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
  private static final List<ParticipantId> ACCEPTORS = List.of(SHOP, HOTEL, PHARMACY, TEAHOUSE);

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final MemoryLedger ledger = new MemoryLedger();
  private final Said said = ledger.said();
  private PointsPerUnit perUnit = PointsPerUnit.parse("100");

  private record Pair(ParticipantId debtor, ParticipantId creditor, CurrencyCode currency) {}

  @BeforeEach
  void publishSeed(TestReporter reporter) {
    reporter.publishEntry("seed (repeat with -Dhanse.seed=)", Long.toString(SEED));
  }

  @Test
  void linesOfAPurchaseAddUpToItsAmountRoundedDownOnce() {
    rounds(
        () -> {
          long[] cents = parts(1 + random.nextLong(50_000));
          Outcome.Accrued accrued = accrued(said.accrual(SHOP, ledger.enrol(), cents));

          long sum = 0;
          for (Explanation line : accrued.explanation()) {
            sum += line.points().value();
          }
          equal(sum(cents) / 100, sum);
          equal(sum, accrued.points().value());
        });
  }

  @Test
  void splittingAPurchaseNeverEarnsMore() {
    rounds(
        () -> {
          long[] cents = parts(1 + random.nextLong(50_000));
          long apart = 0;
          for (long part : cents) {
            apart += accrued(said.accrual(SHOP, ledger.enrol(), part)).points().value();
          }

          holds(apart <= accrued(said.accrual(SHOP, ledger.enrol(), sum(cents))).points().value());
        });
  }

  @Test
  void pointsAreWorthTheirValueRoundedDown() {
    rounds(
        () -> {
          long points = 1 + random.nextLong(5_000);
          ParticipantId acceptor = oneOf(ACCEPTORS);

          BigDecimal exact = worth(points, currencyOf(acceptor));

          equal(exact.setScale(0, RoundingMode.DOWN).longValueExact(), value(acceptor, points));
        });
  }

  @Test
  void splittingARedemptionNeverGains() {
    rounds(
        () -> {
          long[] points = parts(1 + random.nextLong(3_000));
          ParticipantId acceptor = oneOf(ACCEPTORS);
          long apart = 0;
          for (long part : points) {
            apart += value(acceptor, part);
          }

          holds(apart <= value(acceptor, sum(points)));
        });
  }

  @Test
  void pointsThatAreWorthNothingAreNotBurned() {
    rounds(
        () -> {
          CardNumber card = member(2_000);
          long points = 1 + random.nextLong(2_000);
          boolean worthless = worth(points, Coalition.JPY).compareTo(BigDecimal.ONE) < 0;

          Decision.Posted posted = ledger.posted(said.redemption(TEAHOUSE, card, points));

          equal(2_000 - (worthless ? 0 : points), ledger.balance(card).available().value());
          holds(worthless == isRefused(posted, RejectionCode.WORTH_NOTHING));
        });
  }

  @Test
  void aValueTakesTheFewestPointsThatAreWorthIt() {
    rounds(
        () -> {
          long cents = 1 + random.nextLong(2_000);
          ParticipantId acceptor = oneOf(ACCEPTORS);
          BigDecimal wanted = BigDecimal.valueOf(cents);

          long points = price(acceptor, cents);

          holds(worth(points, currencyOf(acceptor)).compareTo(wanted) >= 0);
          holds(worth(points - 1, currencyOf(acceptor)).compareTo(wanted) < 0);
        });
  }

  @Test
  void splittingAWantedValueNeverSavesPoints() {
    rounds(
        () -> {
          long[] cents = parts(1 + random.nextLong(2_000));
          ParticipantId acceptor = oneOf(ACCEPTORS);
          long apart = 0;
          for (long part : cents) {
            apart += price(acceptor, part);
          }

          holds(apart >= price(acceptor, sum(cents)));
        });
  }

  @Test
  void askingForAValueAndGivingItsPointsComeToTheSame() {
    rounds(
        () -> {
          ParticipantId acceptor = oneOf(ACCEPTORS);
          long cents = 1 + random.nextLong(2_000);
          long points = 1 + random.nextLong(3_000);
          long worth = value(acceptor, points);

          holds(value(acceptor, price(acceptor, cents)) >= cents);
          holds(worth == 0 || price(acceptor, worth) <= points);
        });
  }

  @Test
  void aCapturedPartIsNeverWorthMoreThanTheSamePointsRedeemed() {
    rounds(
        () -> {
          long held = 1 + random.nextLong(3_000);
          long part = 1 + random.nextLong(held);
          CardNumber card = member(held);
          Message.Authorization authorization = said.authorization(SHOP, card, held);
          if (isRefused(ledger.posted(authorization), RejectionCode.WORTH_NOTHING)) {
            return;
          }

          Decision.Posted captured = ledger.posted(said.capture(authorization, part));

          holds(valueOf(captured) <= value(SHOP, part));
          equal(
              isRefused(captured, RejectionCode.WORTH_NOTHING) ? 0 : held - part,
              ledger.balance(card).available().value());
        });
  }

  @Test
  void aHoldCapturedWholeIsWorthWhatItsAuthorizationSaid() {
    rounds(
        () -> {
          long cents = 1 + random.nextLong(2_000);
          CardNumber card = member(price(SHOP, cents));
          Message.Authorization authorization =
              new Message.Authorization(
                  said.header(SHOP),
                  Member.of(card),
                  new Message.BurnRequest.ByValue(Money.of(EUR, cents)),
                  600);
          ledger.applied(Outcome.Held.class, authorization);

          equal(cents, valueOf(ledger.posted(said.capture(authorization))));
        });
  }

  @Test
  void partsOfAReturnedLineAddUpToWhatItEarned() {
    rounds(
        () -> {
          long[] cents = parts(1 + random.nextLong(30_000));
          Message.Accrual accrual = said.accrual(SHOP, ledger.enrol(), sum(cents));
          long earned = accrued(accrual).points().value();
          long taken = 0;
          for (long part : cents) {
            taken += takenBack(accrual, Said.amount(1, part));
            holds(taken <= earned);
          }

          equal(earned, taken);
        });
  }

  @Test
  void piecesOfAReturnedLineAddUpToItsAmountAndItsPoints() {
    rounds(
        () -> {
          long pieces = 1 + random.nextLong(6);
          long cents = random.nextLong(30_000);
          PurchaseLine line =
              new PurchaseLine(
                  1, "a", "", Quantity.ofPieces(pieces), Money.of(EUR, cents), Map.of());
          Message.Accrual accrual = Said.accrual(said.header(SHOP), ledger.enrol(), List.of(line));
          long earned = accrued(accrual).points().value();
          long taken = 0;
          long amount = 0;
          for (long piece = 1; piece <= pieces && amount < Math.max(cents, 1); piece++) {
            Decision.Posted back = ledger.posted(said.reversal(accrual, Said.quantity(1, 1)));
            taken += ((Outcome.ClawedBack) back.outcome()).points().value();
            amount += back.effects().taken().getFirst().amount().minorUnits();
          }

          equal(cents, amount);
          equal(earned, taken);
        });
  }

  @Test
  void aPurchaseReturnedInPartsLeavesNothing() {
    rounds(
        () -> {
          long[] cents = parts(1 + random.nextLong(30_000));
          Message.Accrual accrual = said.accrual(SHOP, ledger.enrol(), cents);
          long earned = accrued(accrual).points().value();
          long taken = 0;
          for (int line = 1; line <= cents.length; line++) {
            if (cents[line - 1] > 1) {
              taken += takenBack(accrual, Said.amount(line, 1 + random.nextLong(cents[line - 1])));
            }
          }
          Decision.Posted rest = ledger.posted(said.reversal(accrual));
          taken += rest.outcome() instanceof Outcome.ClawedBack back ? back.points().value() : 0;

          equal(earned, taken);
          equal(0, ledger.balance(accrual.card()).available().value());
        });
  }

  @Test
  void aRedemptionTakenBackInPartsRestoresEveryLotAndEveryCent() {
    rounds(
        () -> {
          CardNumber card = mixedMember();
          List<Lot> before = List.copyOf(ledger.lots.values());
          long[] points = parts(1 + random.nextLong(900));
          Message.Redemption redemption = said.redemption(oneOf(ACCEPTORS), card, sum(points));
          Map<Pair, BigDecimal> owed = new HashMap<>();
          Decision.Posted redeemed = ledger.posted(redemption);
          if (isRefused(redeemed, RejectionCode.WORTH_NOTHING)) {
            return;
          }
          owe(redeemed, owed);
          for (long part : points) {
            owe(ledger.posted(said.reversal(redemption, part)), owed);
          }

          holds(before.equals(List.copyOf(ledger.lots.values())));
          owed.values().forEach(left -> holds(left.signum() == 0));
        });
  }

  @Test
  void anObligationAndItsResidueAreTheExactAmountAndTheResidueIsAtMostHalfAMinorUnit() {
    rounds(
        () -> {
          CardNumber card = mixedMember();
          Decision.Posted redeemed =
              ledger.posted(said.redemption(oneOf(ACCEPTORS), card, 1 + random.nextLong(900)));
          Map<Pair, BigDecimal> owed = new HashMap<>();
          owe(redeemed, owed);

          owed.forEach((pair, amount) -> equalMoney(exact(redeemed, pair), amount));
          for (Residue residue : redeemed.effects().residues()) {
            holds(Math.abs(residue.micros()) * 2 <= 10_000);
          }
        });
  }

  @Test
  void splittingARedemptionLeavesWhatIsOwedForItTheSame() {
    rounds(
        () -> {
          perUnit = PointsPerUnit.parse("100");
          ledger.terms = Coalition.withBurnValue(perUnit);
          long[] points = parts(1 + random.nextLong(900));
          Map<Pair, BigDecimal> apart = new HashMap<>();
          Map<Pair, BigDecimal> atOnce = new HashMap<>();
          CardNumber one = mixedMember();
          for (long part : points) {
            owe(ledger.posted(said.redemption(SHOP, one, part)), apart);
          }
          CardNumber other = mixedMember();
          owe(ledger.posted(said.redemption(SHOP, other, sum(points))), atOnce);

          apart.forEach(
              (pair, amount) -> equalMoney(amount, atOnce.getOrDefault(pair, BigDecimal.ZERO)));
        });
  }

  /** Each round has its own value of points. */
  private void rounds(Runnable round) {
    for (int count = 0; count < ROUNDS; count++) {
      perUnit = new PointsPerUnit(1 + random.nextLong(1L << (1 + random.nextInt(28))));
      ledger.terms = Coalition.withBurnValue(perUnit);
      round.run();
    }
  }

  /** A total in one to six parts, none of them zero. */
  private long[] parts(long total) {
    List<Long> parts = new ArrayList<>();
    long left = total;
    while (left > 0) {
      long part = parts.size() == 5 ? left : 1 + random.nextLong(left);
      parts.add(part);
      left -= part;
    }
    return parts.stream().mapToLong(Long::longValue).toArray();
  }

  private static long sum(long[] parts) {
    long sum = 0;
    for (long part : parts) {
      sum += part;
    }
    return sum;
  }

  private <T> T oneOf(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private CardNumber member(long points) {
    CardNumber card = ledger.enrol();
    ledger.applied(Outcome.Accrued.class, said.accrual(HOTEL, card, points * 100));
    return card;
  }

  /** A member with 1,000 points of several issuers. */
  private CardNumber mixedMember() {
    CardNumber card = ledger.enrol();
    for (ParticipantId issuer : List.of(HOTEL, PHARMACY, SHOP, AIRLINE)) {
      ledger.applied(Outcome.Accrued.class, said.accrual(issuer, card, 25_000));
    }
    return card;
  }

  private static CurrencyCode currencyOf(ParticipantId acceptor) {
    return Coalition.TERMS
        .directory()
        .participant(acceptor)
        .orElseThrow()
        .tariff()
        .settlementCurrency();
  }

  /** What points are worth exactly, in minor units. */
  private BigDecimal worth(long points, CurrencyCode currency) {
    return BigDecimal.valueOf(points)
        .multiply(MILLION.movePointRight(currency.decimals()))
        .divide(BigDecimal.valueOf(perUnit.micros()), 12, RoundingMode.DOWN);
  }

  /** What the ledger says that points are worth, zero where it burns none. */
  private long value(ParticipantId acceptor, long points) {
    return valueOf(ledger.posted(said.redemption(acceptor, member(points), points)));
  }

  private static long valueOf(Decision.Posted posted) {
    return posted.outcome() instanceof Outcome.Redeemed redeemed
        ? redeemed.value().minorUnits()
        : 0;
  }

  /** How many points the ledger takes for a value. */
  private long price(ParticipantId acceptor, long minorUnits) {
    Money value = Money.of(currencyOf(acceptor), minorUnits);
    CardNumber card = member(1_000_000_000L);
    return ledger
        .applied(Outcome.Redeemed.class, said.redemptionOf(acceptor, card, value))
        .points()
        .value();
  }

  private Outcome.Accrued accrued(Message.Accrual accrual) {
    return ledger.applied(Outcome.Accrued.class, accrual);
  }

  private long takenBack(Message.Accrual accrual, LinePart part) {
    return ledger.applied(Outcome.ClawedBack.class, said.reversal(accrual, part)).points().value();
  }

  private static boolean isRefused(Decision.Posted posted, RejectionCode code) {
    return posted.outcome() instanceof Outcome.Refused refused
        && refused.rejection().code() == code;
  }

  /** Adds obligations and residues in major units; what is owed back counts against its pair. */
  private static void owe(Decision.Posted posted, Map<Pair, BigDecimal> owed) {
    for (ObligationDraft it : posted.effects().obligations()) {
      boolean back = it.kind() == ObligationKind.REDEMPTION_REVERSAL;
      BigDecimal amount = it.amount().toBigDecimal();
      owed.merge(
          new Pair(
              back ? it.creditor() : it.debtor(),
              back ? it.debtor() : it.creditor(),
              it.amount().currency()),
          back ? amount.negate() : amount,
          BigDecimal::add);
    }
    for (Residue it : posted.effects().residues()) {
      owed.merge(
          new Pair(it.debtor(), it.creditor(), it.currency()),
          BigDecimal.valueOf(it.micros(), 6),
          BigDecimal::add);
    }
  }

  /** What a pair owes for a redemption by the rates of its lots or of its acceptor. */
  private BigDecimal exact(Decision.Posted redeemed, Pair pair) {
    BigDecimal exact = BigDecimal.ZERO;
    for (Consumption consumption : redeemed.effects().consumed()) {
      Lot lot = ledger.lots.get(consumption.lot());
      boolean issuers = pair.debtor().equals(lot.issuer());
      boolean ofThePool = pair.debtor().value().equals("pool") && consumption.viaPool().isPresent();
      Optional<PointRate> rate =
          issuers
              ? Optional.of(lot.funded())
              : ofThePool ? consumption.viaPool() : Optional.empty();
      if (rate.isPresent() && rate.get().currency().equals(pair.currency())) {
        exact =
            exact.add(
                BigDecimal.valueOf(rate.get().micros(), 6)
                    .multiply(BigDecimal.valueOf(consumption.points().value())));
      }
    }
    return exact;
  }

  private static void holds(boolean rule) {
    assertTrue(rule, "seed " + SEED);
  }

  private static void equal(long expected, long actual) {
    assertEquals(expected, actual, "seed " + SEED);
  }

  private static void equalMoney(BigDecimal expected, BigDecimal actual) {
    assertEquals(
        0, expected.compareTo(actual), () -> "seed " + SEED + ": " + expected + ", " + actual);
  }
}
