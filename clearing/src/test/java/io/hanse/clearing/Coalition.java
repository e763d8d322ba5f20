package io.hanse.clearing;

import io.hanse.config.directory.BankAccount;
import io.hanse.config.directory.CountryCode;
import io.hanse.config.directory.Directory;
import io.hanse.config.directory.KeyEntry;
import io.hanse.config.directory.LedgerEntry;
import io.hanse.config.directory.Location;
import io.hanse.config.directory.Operator;
import io.hanse.config.directory.ParticipantEntry;
import io.hanse.config.directory.PointsPerUnit;
import io.hanse.config.directory.PoolEntry;
import io.hanse.config.directory.Programme;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.PointRate;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.LocationId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.signing.SigningKey;
import io.hanse.protocol.tariff.Tariff;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The invented network of these tests: two ledgers, a hotel, a shop, a pharmacy. */
public final class Coalition {
  public static final LedgerId EUROPE = LedgerId.of("europe");
  public static final LedgerId AMERICAS = LedgerId.of("americas");
  public static final ParticipantId HOTEL = ParticipantId.of("bayside-hotels");
  public static final ParticipantId SHOP = ParticipantId.of("spree-kleidung");
  public static final ParticipantId PHARMACY = ParticipantId.of("vltava-lekarny");
  public static final SigningKey EUROPE_KEY = key(1);
  public static final SigningKey AMERICAS_KEY = key(2);
  public static final SigningKey CLEARING_KEY = key(3);

  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2040-01-01T00:00:00Z");

  private Coalition() {}

  static SigningKey key(int number) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) number);
    return SigningKey.of(seed);
  }

  /** Its directory, version 1. */
  public static Directory directory() {
    return new Directory(
        1,
        new Operator(
            "Hanse Clearing",
            CountryCode.of("DE"),
            ZoneId.of("Europe/Berlin"),
            new BankAccount.Iban("DE89370400440532013000", Optional.of("COBADEFFXXX")),
            List.of(entry(CLEARING_KEY))),
        Optional.of(
            new PoolEntry(
                "Hanse Pool",
                CountryCode.of("DE"),
                new BankAccount.Iban("DE75512108001245126199", Optional.empty()))),
        List.of(
            ledger(EUROPE, 400001, "DE", EUROPE_KEY), ledger(AMERICAS, 400002, "US", AMERICAS_KEY)),
        List.of(
            participant(
                HOTEL,
                "hotel",
                "US",
                "USD",
                new BankAccount.Other("000123456789", Optional.of("CHASUS33XXX")),
                key(4)),
            participant(
                SHOP,
                "retail",
                "DE",
                "EUR",
                new BankAccount.Iban("DE02120300000000202051", Optional.of("BYLADEM1001")),
                key(5)),
            participant(
                PHARMACY,
                "pharmacy",
                "CZ",
                "CZK",
                new BankAccount.Iban("CZ6508000000192000145399", Optional.of("GIBACZPXXXX")),
                key(6))),
        new Programme(
            List.of(),
            new TreeMap<>(Map.of(CurrencyCode.of("EUR"), PointsPerUnit.parse("100"))),
            24,
            30));
  }

  private static LedgerEntry ledger(LedgerId id, int prefix, String country, SigningKey key) {
    return new LedgerEntry(
        id, List.of(prefix), new TreeSet<>(Set.of(CountryCode.of(country))), List.of(entry(key)));
  }

  private static ParticipantEntry participant(
      ParticipantId id,
      String sector,
      String country,
      String currency,
      BankAccount account,
      SigningKey key) {
    CurrencyCode settlement = CurrencyCode.of(currency);
    LocationId location = LocationId.of(id + "-1");
    return new ParticipantEntry(
        id,
        id.value(),
        sector,
        CountryCode.of(country),
        new Tariff(settlement, PointRate.parse(settlement, "0.008"), Optional.empty()),
        Set.of(),
        false,
        account,
        Map.of(location, new Location(location, CountryCode.of(country), ZoneId.of("UTC"))),
        List.of(entry(key)));
  }

  private static KeyEntry entry(SigningKey key) {
    return new KeyEntry(key.verifyingKey(), FROM, TO, Optional.empty());
  }
}
