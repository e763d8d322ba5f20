package io.hanse.node.decision;

import io.hanse.config.directory.BankAccount;
import io.hanse.config.directory.CountryCode;
import io.hanse.config.directory.Directory;
import io.hanse.config.directory.EarnRule;
import io.hanse.config.directory.LedgerEntry;
import io.hanse.config.directory.Location;
import io.hanse.config.directory.Operator;
import io.hanse.config.directory.ParticipantEntry;
import io.hanse.config.directory.Permission;
import io.hanse.config.directory.PointsPerUnit;
import io.hanse.config.directory.Programme;
import io.hanse.node.decision.posting.Terms;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.PointRate;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.LocationId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.tariff.Tariff;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** An invented coalition for tests: who is in it, and on which terms. */
public final class Coalition {
  public static final CurrencyCode EUR = CurrencyCode.of("EUR");
  public static final CurrencyCode USD = CurrencyCode.of("USD");
  public static final CurrencyCode CZK = CurrencyCode.of("CZK");
  public static final CurrencyCode JPY = CurrencyCode.of("JPY");

  /** Owes 0.8 euro cents a point, takes what others owe. */
  public static final ParticipantId HOTEL = ParticipantId.of("hotel");

  /** Owes 0.7 euro cents a point, takes what others owe. */
  public static final ParticipantId SHOP = ParticipantId.of("shop");

  /** Owes 0.2 crowns a point, is reimbursed 0.6 euro cents: the pool stands between. */
  public static final ParticipantId PHARMACY = ParticipantId.of("pharmacy");

  /** Owes as much as the hotel, may send history. */
  public static final ParticipantId AIRLINE = ParticipantId.of("airline");

  public static final ParticipantId SUSPENDED = ParticipantId.of("suspended");

  /** Settles in yen, in which points have no value at the till. */
  public static final ParticipantId TEAHOUSE = ParticipantId.of("teahouse");

  public static final List<ParticipantId> TRADING = List.of(HOTEL, SHOP, PHARMACY, AIRLINE);
  public static final LocationId PLACE = LocationId.of("main-street");
  public static final LocationId BAR = LocationId.of("bar");
  public static final LedgerId EUROPE = LedgerId.of("europe");
  public static final int PREFIX = 627_001;
  public static final int LOT_MONTHS = 24;
  public static final int GRACE_DAYS = 30;

  public static final Terms TERMS = terms(LOT_MONTHS);

  private Coalition() {}

  /** The coalition with points that live that many months. */
  public static Terms terms(int lotMonths) {
    return Terms.of(directory(lotMonths), EUROPE);
  }

  /** The coalition after one participant agreed on another rate for its new points. */
  public static Terms withRate(ParticipantId issuer, PointRate funded) {
    Directory before = TERMS.directory();
    List<ParticipantEntry> participants =
        before.participants().stream()
            .map(it -> it.id().equals(issuer) ? withRate(it, funded) : it)
            .toList();
    return Terms.of(
        new Directory(
            before.version() + 1,
            before.operator(),
            before.ledgers(),
            participants,
            before.programme()),
        EUROPE);
  }

  /** The coalition where a major unit of each currency takes that many points. */
  public static Terms withBurnValue(PointsPerUnit perUnit) {
    Directory before = TERMS.directory();
    TreeMap<CurrencyCode, PointsPerUnit> burnValues = new TreeMap<>();
    List.of(EUR, USD, CZK, JPY).forEach(currency -> burnValues.put(currency, perUnit));
    return Terms.of(
        new Directory(
            before.version() + 1,
            before.operator(),
            before.ledgers(),
            before.participants(),
            new Programme(before.programme().earnRules(), burnValues, LOT_MONTHS, GRACE_DAYS)),
        EUROPE);
  }

  private static ParticipantEntry withRate(ParticipantEntry before, PointRate funded) {
    return new ParticipantEntry(
        before.id(),
        before.name(),
        before.sector(),
        before.country(),
        new Tariff(before.tariff().settlementCurrency(), funded, before.tariff().reimbursement()),
        before.permissions(),
        before.suspended(),
        before.account(),
        before.locations(),
        before.keys());
  }

  private static Directory directory(int lotMonths) {
    return new Directory(
        1,
        new Operator("Hanse", CountryCode.of("DE"), Operator.DEFAULT_ZONE, account(), List.of()),
        List.of(new LedgerEntry(EUROPE, List.of(PREFIX), new TreeSet<>(), List.of())),
        List.of(
            participant(HOTEL, EUR, rate(EUR, "0.008"), Optional.empty(), false),
            participant(SHOP, EUR, rate(EUR, "0.007"), Optional.empty(), false),
            participant(PHARMACY, CZK, rate(CZK, "0.2"), Optional.of(rate(EUR, "0.006")), false),
            participant(
                AIRLINE, USD, rate(EUR, "0.008"), Optional.empty(), false, Permission.HISTORY),
            participant(SUSPENDED, EUR, rate(EUR, "0.008"), Optional.empty(), true),
            participant(TEAHOUSE, JPY, rate(EUR, "0.008"), Optional.empty(), false)),
        programme(lotMonths));
  }

  private static Programme programme(int lotMonths) {
    TreeMap<CurrencyCode, PointsPerUnit> burnValues = new TreeMap<>();
    burnValues.put(EUR, PointsPerUnit.parse("100"));
    burnValues.put(USD, PointsPerUnit.parse("115"));
    burnValues.put(CZK, PointsPerUnit.parse("4"));
    return new Programme(
        List.of(
            rule("bar doubles", Optional.of(HOTEL), Optional.of(BAR), Optional.empty(), EUR, "2"),
            rule("books", Optional.empty(), Optional.empty(), Optional.of("books"), EUR, "3"),
            rule("a point a euro", Optional.empty(), Optional.empty(), Optional.empty(), EUR, "1"),
            rule("crowns", Optional.empty(), Optional.empty(), Optional.empty(), CZK, "0.04")),
        burnValues,
        lotMonths,
        GRACE_DAYS);
  }

  private static EarnRule rule(
      String name,
      Optional<ParticipantId> participant,
      Optional<LocationId> location,
      Optional<String> category,
      CurrencyCode currency,
      String points) {
    return new EarnRule(
        name, participant, location, category, currency, PointsPerUnit.parse(points));
  }

  private static ParticipantEntry participant(
      ParticipantId id,
      CurrencyCode currency,
      PointRate funded,
      Optional<PointRate> reimbursement,
      boolean suspended,
      Permission... permissions) {
    return new ParticipantEntry(
        id,
        "The " + id,
        "trade",
        CountryCode.of("DE"),
        new Tariff(currency, funded, reimbursement),
        Set.of(permissions),
        suspended,
        account(),
        Map.of(PLACE, place(PLACE), BAR, place(BAR)),
        List.of());
  }

  private static Location place(LocationId id) {
    return new Location(id, CountryCode.of("DE"), ZoneOffset.UTC);
  }

  public static PointRate rate(CurrencyCode currency, String perPoint) {
    return PointRate.parse(currency, perPoint);
  }

  private static BankAccount account() {
    return new BankAccount.Other("1", Optional.of("HANSDEFF"));
  }
}
