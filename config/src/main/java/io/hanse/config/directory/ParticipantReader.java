package io.hanse.config.directory;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.PointRate;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.tariff.Tariff;
import io.hanse.protocol.yaml.Section;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the participants of a directory file. */
final class ParticipantReader {
  private final Uniqueness uniqueness;
  private final Function<Section, List<KeyEntry>> keys;

  ParticipantReader(Uniqueness uniqueness, Function<Section, List<KeyEntry>> keys) {
    this.uniqueness = uniqueness;
    this.keys = keys;
  }

  ParticipantEntry participant(Section section) {
    ParticipantId id = section.required("id", DirectoryKinds.PARTICIPANT);
    uniqueness.check(section, "id", "participant " + id);
    ParticipantEntry participant =
        new ParticipantEntry(
            id,
            section.required("name", DirectoryKinds.NAME),
            section.required("sector", DirectoryKinds.WORD),
            section.required("country", DirectoryKinds.COUNTRY),
            tariff(section.section("tariff")),
            Set.copyOf(section.list("permissions", DirectoryKinds.PERMISSION)),
            section.optional("suspended", DirectoryKinds.YES_OR_NO, false),
            account(section.section("account")),
            ParticipantEntry.byId(locations(section, id)),
            keys.apply(section));
    section.close();
    return participant;
  }

  private Tariff tariff(Section section) {
    CurrencyCode currency = section.required("settlementCurrency", DirectoryKinds.CURRENCY);
    PointRate funded = rate(section.section("funded"));
    Optional<PointRate> reimbursement =
        section.has("reimbursement")
            ? Optional.of(rate(section.section("reimbursement")))
            : Optional.empty();
    section.section("reimbursement");
    section.close();
    return new Tariff(currency, funded, reimbursement);
  }

  private static PointRate rate(Section section) {
    PointRate rate =
        PointRate.parse(
            section.required("currency", DirectoryKinds.CURRENCY),
            section.required("perPoint", DirectoryKinds.RATE));
    section.close();
    return rate;
  }

  private List<Location> locations(Section participant, ParticipantId id) {
    return participant.sections("locations").stream().map(it -> location(it, id)).toList();
  }

  private Location location(Section section, ParticipantId participant) {
    Location location =
        new Location(
            section.required("id", DirectoryKinds.LOCATION),
            section.required("country", DirectoryKinds.COUNTRY),
            section.required("zone", DirectoryKinds.ZONE));
    uniqueness.check(section, "id", "location " + location.id() + " of " + participant);
    section.close();
    return location;
  }

  static BankAccount account(Section section) {
    Optional<String> iban = section.optional("iban", DirectoryKinds.IBAN);
    Optional<String> number = section.optional("number", DirectoryKinds.ACCOUNT_NUMBER);
    Optional<String> bic = section.optional("bic", DirectoryKinds.BIC);
    if (iban.isPresent() == number.isPresent()) {
      String fault = iban.isPresent() ? "must stand alone" : "is missing";
      section.fault("iban", fault, "either iban, or number with bic");
    } else if (number.isPresent() && bic.isEmpty()) {
      section.fault("bic", "is missing", DirectoryKinds.BIC.allowed());
    }
    section.close();
    return iban.<BankAccount>map(it -> new BankAccount.Iban(it, bic))
        .orElseGet(() -> new BankAccount.Other(number.orElse(""), bic));
  }
}
