package io.hanse.config.directory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.PointRate;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.LocationId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.signing.SigningKey;
import io.hanse.protocol.tariff.Tariff;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever a directory says, its one spelling says it again; {@code -Dseed} repeats a run. */
class DirectorySpellingTest {
  private static final int RUNS = 200;
  private static final List<String> COUNTRIES = List.of("DE", "NO", "US", "CZ", "JP");
  private static final List<String> CURRENCIES = List.of("EUR", "USD", "JPY", "CZK", "KWD");
  private static final List<String> ZONES =
      List.of("Europe/Prague", "America/Los_Angeles", "Asia/Tokyo", "Etc/UTC");
  private static final List<String> TEXTS =
      List.of(
          "Plain", "no", "null", "1.0", "Řeznictví \"U Lípy\"", "a: b # c", "東京 商店", "- x", "~");

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private <T> List<T> some(int most, IntFunction<T> make) {
    return IntStream.range(0, 1 + random.nextInt(most)).mapToObj(make).toList();
  }

  private KeyEntry key() {
    byte[] octets = new byte[32];
    random.nextBytes(octets);
    Instant from =
        Instant.ofEpochSecond(random.nextInt(2_000_000_000), random.nextInt(1_000_000_000));
    Optional<Instant> revoked =
        random.nextBoolean() ? Optional.of(from.plusSeconds(5)) : Optional.empty();
    return new KeyEntry(
        SigningKey.of(octets).verifyingKey(),
        from,
        from.plusSeconds(1 + random.nextInt(99)),
        revoked);
  }

  private BankAccount account(int number) {
    return random.nextBoolean()
        ? new BankAccount.Other(Integer.toString(1000 + number), Optional.of("EXMPUS33XXX"))
        : new BankAccount.Iban(
            "DE89370400440532013000",
            random.nextBoolean() ? Optional.of("BYLADEM1001") : Optional.empty());
  }

  private PointRate rate() {
    return PointRate.parse(CurrencyCode.of(one(CURRENCIES)), "0." + (1 + random.nextInt(999_999)));
  }

  private ParticipantEntry participant(int number) {
    return new ParticipantEntry(
        ParticipantId.of("shop-" + number),
        one(TEXTS),
        one(List.of("hotel", "retail", "pharma-cy")),
        CountryCode.of(one(COUNTRIES)),
        new Tariff(
            CurrencyCode.of(one(CURRENCIES)),
            rate(),
            random.nextBoolean() ? Optional.of(rate()) : Optional.empty()),
        random.nextBoolean() ? Set.of(Permission.HISTORY) : Set.of(),
        random.nextBoolean(),
        account(number),
        ParticipantEntry.byId(
            some(
                3,
                place ->
                    new Location(
                        LocationId.of("no." + place),
                        CountryCode.of(one(COUNTRIES)),
                        ZoneId.of(one(ZONES))))),
        some(2, key -> key()));
  }

  private Directory directory() {
    List<ParticipantEntry> participants = some(4, this::participant);
    Operator operator =
        new Operator(
            one(TEXTS),
            CountryCode.of(one(COUNTRIES)),
            ZoneId.of(one(ZONES)),
            new BankAccount.Iban("DE02120300000000202051", Optional.empty()),
            some(2, number -> key()));
    Optional<PoolEntry> pool =
        random.nextBoolean()
            ? Optional.of(new PoolEntry(one(TEXTS), CountryCode.of(one(COUNTRIES)), account(0)))
            : Optional.empty();
    return new Directory(
        1 + random.nextLong(Long.MAX_VALUE),
        operator,
        pool,
        some(3, this::ledger),
        participants,
        programme(participants));
  }

  private LedgerEntry ledger(int number) {
    TreeSet<CountryCode> countries = new TreeSet<>();
    if (random.nextBoolean()) {
      countries.add(CountryCode.of(COUNTRIES.get(number)));
    }
    return new LedgerEntry(
        LedgerId.of("ledger-" + number),
        some(3, prefix -> 627_000 + 100 * number + prefix),
        countries,
        some(2, key -> key()));
  }

  private Programme programme(List<ParticipantEntry> participants) {
    List<EarnRule> rules =
        some(
            4,
            number -> {
              Optional<ParticipantEntry> of =
                  random.nextBoolean() ? Optional.of(one(participants)) : Optional.empty();
              return new EarnRule(
                  "rule " + number,
                  of.map(ParticipantEntry::id),
                  of.filter(some -> random.nextBoolean())
                      .map(some -> some.locations().keySet().iterator().next()),
                  random.nextBoolean() ? Optional.of(one(TEXTS)) : Optional.empty(),
                  CurrencyCode.of(one(CURRENCIES)),
                  new PointsPerUnit(random.nextLong(PointsPerUnit.MAX + 1)));
            });
    TreeMap<CurrencyCode, PointsPerUnit> burn = new TreeMap<>();
    CURRENCIES.forEach(
        currency ->
            burn.put(
                CurrencyCode.of(currency),
                new PointsPerUnit(1 + random.nextLong(PointsPerUnit.MAX))));
    return new Programme(rules, burn, 1 + random.nextInt(1200), random.nextInt(367));
  }

  @Test
  void everyDirectoryReadsBackEqualAndIsSpeltTheSameAgain() {
    for (int run = 0; run < RUNS; run++) {
      Directory directory = directory();
      byte[] octets = DirectoryFile.octets(directory);

      Directory read = DirectoryFile.parse(octets).orElseThrow();

      assertEquals(directory, read, "seed " + seed);
      assertArrayEquals(octets, DirectoryFile.octets(read), "seed " + seed);
    }
  }

  @Test
  void everyDirectoryIsFoundByWhatItLists() {
    for (int run = 0; run < RUNS; run++) {
      Directory directory = directory();

      for (LedgerEntry ledger : directory.ledgers()) {
        assertEquals(Optional.of(ledger), directory.ledger(ledger.id()), "seed " + seed);
        for (int prefix : ledger.prefixes()) {
          assertEquals(Optional.of(ledger), directory.ledgerOfPrefix(prefix), "seed " + seed);
        }
        for (KeyEntry key : ledger.keys()) {
          assertEquals(
              Optional.of(new LedgerKey(ledger, key)),
              directory.ledgerKey(key.id()),
              "seed " + seed);
          assertEquals(Optional.empty(), directory.participantKey(key.id()), "seed " + seed);
        }
      }
      for (ParticipantEntry participant : directory.participants()) {
        for (KeyEntry key : participant.keys()) {
          assertEquals(
              Optional.of(new ParticipantKey(participant, key)),
              directory.participantKey(key.id()),
              "seed " + seed);
        }
      }
    }
  }
}
