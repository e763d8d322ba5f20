package io.hanse.clearing.netting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.clearing.fx.RatePolicy;
import io.hanse.clearing.fx.ReferenceRates;
import io.hanse.clearing.fx.TestRates;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.identity.ReservedParticipants;
import io.hanse.protocol.seal.Gross;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NettingTest {
  private static final ParticipantId HOTEL = ParticipantId.of("hotel");
  private static final ParticipantId SHOP = ParticipantId.of("shop");
  private static final ParticipantId PHARMACY = ParticipantId.of("pharmacy");
  private static final ParticipantId SETTLEMENT = ReservedParticipants.SETTLEMENT;
  private static final CurrencyCode EUR = CurrencyCode.of("EUR");
  private static final CurrencyCode USD = CurrencyCode.of("USD");
  private static final CurrencyCode CZK = CurrencyCode.of("CZK");
  private static final SettlementTerms TERMS =
      new SettlementTerms(Map.of(HOTEL, USD, SHOP, EUR, PHARMACY, CZK));
  private static final ReferenceRates ECB =
      TestRates.of("Date,USD,CZK,\n2026-04-13,1.2500,25.000,\n");
  private static final Rates RATES = ratesOn("2026-04-14");

  @Test
  void theSamePairOnTwoLedgersIsOneGrossSum() {
    Netting netting = net(gross(HOTEL, SHOP, "10.00"), gross(HOTEL, SHOP, "5.00"));

    assertEquals(List.of(new Gross(HOTEL, SHOP, eur("15.00"), 2)), netting.gross());
  }

  @Test
  void whatTwoOweEachOtherIsSetOff() {
    Netting netting = net(gross(HOTEL, SHOP, "10.00"), gross(SHOP, HOTEL, "4.00"));

    assertEquals(List.of(new Bilateral(HOTEL, SHOP, eur("6.00"))), netting.bilateral());
  }

  @Test
  void aCircleOfEqualDebtsNeedsNoPayment() {
    Netting netting =
        net(
            gross(HOTEL, SHOP, "7.00"),
            gross(SHOP, PHARMACY, "7.00"),
            gross(PHARMACY, HOTEL, "7.00"));

    assertEquals(List.of(), payments(netting));
    assertEquals(eur("21.00"), netting.turnovers().get(EUR).saving());
  }

  @Test
  void eachNetIsConvertedToItsParticipantsSettlementCurrency() {
    Netting netting = net(gross(HOTEL, SHOP, "8.00"), gross(HOTEL, PHARMACY, "2.00"));

    assertEquals(
        List.of(
            new Payment(HOTEL, SETTLEMENT, Money.parse(USD, "12.50")),
            new Payment(SETTLEMENT, PHARMACY, Money.parse(CZK, "50.00")),
            new Payment(SETTLEMENT, SHOP, eur("8.00"))),
        payments(netting));
  }

  @Test
  void aConversionIsSignedAsTheNetItConverts() {
    Netting netting = net(gross(HOTEL, SHOP, "8.00"));

    Conversion conversion = netting.conversions().getFirst();
    assertEquals(eur("-8.00"), conversion.amount());
    assertEquals(Money.parse(USD, "-10.00"), conversion.converted());
  }

  @Test
  void netsOfTwoCurrenciesEndInOnePayment() {
    Netting netting =
        net(gross(SHOP, HOTEL, "8.00"), new Gross(HOTEL, PHARMACY, Money.parse(USD, "4.00"), 1));

    assertTrue(
        payments(netting).contains(new Payment(SETTLEMENT, HOTEL, Money.parse(USD, "6.00"))));
  }

  @Test
  void aParticipantWithoutTermsSettlesInTheCurrenciesItHas() {
    Netting netting = net(gross(ReservedParticipants.POOL, SHOP, "3.00"));

    assertTrue(
        payments(netting)
            .contains(new Payment(ReservedParticipants.POOL, SETTLEMENT, eur("3.00"))));
  }

  @Test
  void aRateThatIsTooOldStopsTheWholeNetting() {
    NettingAnswer answer =
        Netting.net(List.of(gross(HOTEL, SHOP, "8.00")), TERMS, ratesOn("2026-11-21"));

    var stopped = assertInstanceOf(NettingAnswer.Stopped.class, answer);
    assertTrue(
        stopped.missing().getFirst().reason().contains("2026-04-13"), stopped.missing().toString());
  }

  @Test
  void noRateIsAskedForWhereNothingIsConverted() {
    Rates none =
        (from, to) -> {
          throw new AssertionError("asked for " + from + " to " + to);
        };

    NettingAnswer answer =
        Netting.net(List.of(gross(SHOP, ReservedParticipants.POOL, "8.00")), TERMS, none);

    assertInstanceOf(NettingAnswer.Done.class, answer);
  }

  @Test
  void netsThatDoNotAddUpToZeroStopTheNetting() {
    NetPosition owed = new NetPosition(SHOP, eur("8.00"), eur("0.00"));
    NetPosition owing = new NetPosition(HOTEL, eur("0.00"), eur("7.99"));

    var bug =
        assertThrows(
            IllegalStateException.class, () -> Novation.requireZeroSums(List.of(owed, owing)));

    assertTrue(bug.getMessage().contains("0.01"), bug.getMessage());
  }

  @Test
  void netsOfTwoCurrenciesDoNotMakeUpForEachOther() {
    NetPosition euros = new NetPosition(SHOP, eur("8.00"), eur("0.00"));
    NetPosition dollars =
        new NetPosition(HOTEL, Money.parse(USD, "0.00"), Money.parse(USD, "8.00"));

    assertThrows(
        IllegalStateException.class, () -> Novation.requireZeroSums(List.of(euros, dollars)));
  }

  @Test
  void figuresOfSeveralWindowsAreOneLineForEachPair() {
    List<Gross> lines =
        Netting.byPair(
            List.of(
                gross(SHOP, HOTEL, "2.00"),
                gross(HOTEL, SHOP, "10.00"),
                gross(HOTEL, SHOP, "5.00")));

    assertEquals(
        List.of(new Gross(HOTEL, SHOP, eur("15.00"), 2), new Gross(SHOP, HOTEL, eur("2.00"), 1)),
        lines);
  }

  @Test
  void anEmptyCycleIsNettedToNothing() {
    Netting netting = net();

    assertEquals(List.of(), payments(netting));
    assertTrue(netting.turnovers().isEmpty());
  }

  private static Netting net(Gross... gross) {
    return assertInstanceOf(NettingAnswer.Done.class, Netting.net(List.of(gross), TERMS, RATES))
        .netting();
  }

  private static List<Payment> payments(Netting netting) {
    return Payments.of(netting.positions(), netting.conversions());
  }

  private static Gross gross(ParticipantId debtor, ParticipantId creditor, String amount) {
    return new Gross(debtor, creditor, eur(amount), 1);
  }

  private static Money eur(String amount) {
    return Money.parse(EUR, amount);
  }

  private static Rates ratesOn(String cycleDate) {
    return (from, to) ->
        ECB.find(from, to, LocalDate.parse(cycleDate), new RatePolicy(7, Optional.empty()));
  }
}
