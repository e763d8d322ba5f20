package io.hanse.config.directory;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.yaml.Kind;
import io.hanse.protocol.yaml.Section;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the sections of a directory file; {@link Uniqueness} finds duplicates. */
final class DirectoryReader {
  private static final int DEFAULT_LOT_MONTHS = 24;
  private static final int DEFAULT_GRACE_DAYS = 30;

  private final Section root;
  private final Uniqueness uniqueness = new Uniqueness();

  DirectoryReader(Section root) {
    this.root = root;
  }

  Directory directory() {
    long version = root.required("version", DirectoryKinds.VERSION);
    Operator operator = operator(root.section("operator"));
    Optional<PoolEntry> pool =
        root.has("pool") ? Optional.of(pool(root.section("pool"), operator)) : Optional.empty();
    List<LedgerEntry> ledgers = root.sections("ledgers").stream().map(this::ledger).toList();
    if (ledgers.isEmpty()) {
      root.fault("ledgers", "names no ledger", "one ledger or more");
    }
    ParticipantReader participants = new ParticipantReader(uniqueness, this::keys);
    List<ParticipantEntry> entries =
        root.sections("participants").stream().map(participants::participant).toList();
    Programme programme = programme(root.section("programme"));
    root.close();
    return new Directory(version, operator, pool, ledgers, entries, programme);
  }

  private Operator operator(Section section) {
    Operator operator =
        new Operator(
            section.required("name", DirectoryKinds.NAME),
            section.required("country", DirectoryKinds.COUNTRY),
            section.optional("zone", DirectoryKinds.ZONE, Operator.DEFAULT_ZONE),
            ParticipantReader.account(section.section("settlementAccount")),
            keys(section));
    section.close();
    return operator;
  }

  /** A payment from an account to itself is refused by any bank. */
  private static PoolEntry pool(Section section, Operator operator) {
    PoolEntry pool =
        new PoolEntry(
            section.required("name", DirectoryKinds.NAME),
            section.required("country", DirectoryKinds.COUNTRY),
            ParticipantReader.account(section.section("settlementAccount")));
    if (pool.settlementAccount().isSameAs(operator.settlementAccount())) {
      section.fault("settlementAccount", "is the operator's", "an account of the pool's own");
    }
    section.close();
    return pool;
  }

  private LedgerEntry ledger(Section section) {
    LedgerEntry ledger =
        new LedgerEntry(
            section.required("id", DirectoryKinds.LEDGER),
            section.list("prefixes", DirectoryKinds.PREFIX),
            new TreeSet<>(section.list("countries", DirectoryKinds.COUNTRY)),
            keys(section));
    uniqueness.check(section, "id", "ledger " + ledger.id());
    ledger.prefixes().forEach(it -> uniqueness.check(section, "prefixes", "prefix " + it));
    ledger.countries().forEach(it -> uniqueness.check(section, "countries", "country " + it));
    if (ledger.prefixes().isEmpty()) {
      section.fault("prefixes", "names no card prefix", "one prefix or more");
    }
    section.close();
    return ledger;
  }

  private List<KeyEntry> keys(Section owner) {
    List<Section> sections = owner.sections("keys");
    if (sections.isEmpty() && owner.isFit("keys")) {
      owner.fault("keys", "names no key", "one key or more");
    }
    return sections.stream().map(this::key).toList();
  }

  private KeyEntry key(Section section) {
    Instant from = section.required("validFrom", DirectoryKinds.INSTANT);
    Instant to = section.required("validTo", DirectoryKinds.INSTANT);
    Optional<Instant> revoked = section.optional("revokedAt", DirectoryKinds.INSTANT);
    KeyEntry key =
        new KeyEntry(section.required("x", DirectoryKinds.PUBLIC_KEY), from, to, revoked);
    if (section.isFit("validFrom") && section.isFit("validTo") && !from.isBefore(to)) {
      section.fault("validTo", "is not after validFrom", "a later time");
    }
    uniqueness.check(section, "x", "key " + key.id());
    section.close();
    return key;
  }

  private Programme programme(Section section) {
    List<EarnRule> rules = section.sections("earnRules").stream().map(this::earnRule).toList();
    Section burn = section.section("burnValues");
    SortedMap<CurrencyCode, PointsPerUnit> values =
        new TreeMap<>(burn.pairs(DirectoryKinds.CURRENCY, DirectoryKinds.POINTS_PER_UNIT));
    values.forEach(
        (currency, value) -> {
          if (value.micros() == 0) {
            burn.fault(currency.code(), "is zero", "more than 0 points for a major unit");
          }
        });
    int months = section.optional("lotMonths", Kind.whole(1, 1200), DEFAULT_LOT_MONTHS);
    int grace = section.optional("graceDays", Kind.whole(0, 366), DEFAULT_GRACE_DAYS);
    section.close();
    return new Programme(rules, values, months, grace);
  }

  private EarnRule earnRule(Section section) {
    EarnRule rule =
        new EarnRule(
            section.required("name", DirectoryKinds.NAME),
            section.optional("participant", DirectoryKinds.PARTICIPANT),
            section.optional("location", DirectoryKinds.LOCATION),
            section.optional("category", DirectoryKinds.CATEGORY),
            section.required("currency", DirectoryKinds.CURRENCY),
            section.required("pointsPerUnit", DirectoryKinds.POINTS_PER_UNIT));
    uniqueness.check(section, "name", "rule " + rule.name());
    if (rule.location().isPresent() && rule.participant().isEmpty()) {
      section.fault("location", "stands without a participant", "a location of that participant");
    }
    rule.participant().ifPresent(it -> uniqueness.mention(section, "participant", it));
    section.close();
    return rule;
  }
}
