package io.hanse.config.directory;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.LocationId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.identity.ReservedParticipants;
import io.hanse.protocol.signing.VerifyingKey;
import io.hanse.protocol.yaml.Kind;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.iban4j.IbanFormatException;
import org.iban4j.IbanUtil;
import org.iban4j.InvalidCheckDigitException;
import org.iban4j.UnsupportedCountryException;

/** The permitted values of a directory file's keys. */
final class DirectoryKinds {
  static final Kind<Long> VERSION = Kind.wholeLong(1, Long.MAX_VALUE);
  static final Kind<String> NAME = Kind.text(70);
  static final Kind<Permission> PERMISSION = Kind.oneOf(Permission.class);
  static final Kind<Boolean> YES_OR_NO =
      Kind.of("true or false", false, DirectoryKinds::parseBoolean);
  static final Kind<Integer> PREFIX = Kind.whole(100_000, 999_999);
  static final Kind<String> WORD =
      Kind.matching("one lower-case word such as hotel", "word", "[a-z][a-z-]{1,39}");
  static final Kind<String> CATEGORY = Kind.text(60);

  static final Kind<LedgerId> LEDGER =
      Kind.of(
          "2 to 20 lower-case letters, digits and hyphens, a letter first",
          LedgerId.of("none"),
          LedgerId::of);
  static final Kind<ParticipantId> ANY_PARTICIPANT =
      Kind.of(
          "2 to 40 lower-case letters, digits and hyphens, a letter first",
          ParticipantId.of("none"),
          ParticipantId::of);
  static final Kind<ParticipantId> PARTICIPANT =
      Kind.of(
          ANY_PARTICIPANT.allowed() + ", but not settlement, pool or operator",
          ANY_PARTICIPANT.standIn(),
          DirectoryKinds::parseMerchant);
  static final Kind<LocationId> LOCATION =
      Kind.of(
          "1 to 40 letters, digits, dots, hyphens and underscores",
          LocationId.of("none"),
          LocationId::of);
  static final Kind<CountryCode> COUNTRY =
      Kind.of(
          "a country of ISO 3166-1 as two capital letters, such as DE",
          CountryCode.of("DE"),
          CountryCode::of);
  static final Kind<CurrencyCode> CURRENCY =
      Kind.of(
          "a currency of ISO 4217 as three capital letters, such as EUR",
          CurrencyCode.of("EUR"),
          CurrencyCode::of);
  static final Kind<PointsPerUnit> POINTS_PER_UNIT =
      Kind.of(
          "a decimal from 0 to 1000000 with at most 6 decimals",
          new PointsPerUnit(0),
          PointsPerUnit::parse);
  static final Kind<String> RATE =
      Kind.matching(
          "a decimal from 0 to 1000 with at most 6 decimals",
          "0",
          "[0-9]{1,3}(\\.[0-9]{1,6})?|1000(\\.0{1,6})?");
  static final Kind<ZoneId> ZONE =
      Kind.of("a time zone such as Europe/Berlin", ZoneId.of("Etc/UTC"), DirectoryKinds::parseZone);
  static final Kind<Instant> INSTANT =
      Kind.of(
          "an RFC 3339 time with offset, such as 2026-01-01T00:00:00Z",
          Instant.EPOCH,
          text -> OffsetDateTime.parse(text).toInstant());

  /** The stand-in is the key of RFC 8037, appendix A. */
  static final Kind<VerifyingKey> PUBLIC_KEY =
      Kind.of(
          "an Ed25519 public key of full order, 32 octets in base64url (a JWK's x)",
          DirectoryKinds.parsePublicKey("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"),
          DirectoryKinds::parsePublicKey);

  static final Kind<String> IBAN =
      Kind.of("an IBAN without spaces (ISO 13616)", "", DirectoryKinds::parseIban);
  static final Kind<String> BIC =
      Kind.matching(
          "a BIC of 8 or 11 characters (ISO 9362)",
          "",
          "[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");
  static final Kind<String> ACCOUNT_NUMBER =
      Kind.matching("an account number of 1 to 34 letters and digits", "", "[A-Za-z0-9]{1,34}");

  private DirectoryKinds() {}

  private static boolean parseBoolean(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither");
    };
  }

  private static ParticipantId parseMerchant(String text) {
    ParticipantId participant = ParticipantId.of(text);
    if (ReservedParticipants.isReserved(participant)) {
      throw new IllegalArgumentException("a reserved name");
    }
    return participant;
  }

  /** Regions only: an offset such as +02:00 knows no summer time. */
  private static ZoneId parseZone(String text) {
    if (!ZoneId.getAvailableZoneIds().contains(text)) {
      throw new IllegalArgumentException("no such zone");
    }
    return ZoneId.of(text);
  }

  private static VerifyingKey parsePublicKey(String text) {
    return VerifyingKey.parse(text)
        .orElseThrow(() -> new IllegalArgumentException("not fit to prove anything"));
  }

  private static String parseIban(String text) {
    try {
      IbanUtil.validate(text);
      return text;
    } catch (IbanFormatException | InvalidCheckDigitException | UnsupportedCountryException e) {
      throw new IllegalArgumentException("not an IBAN", e);
    }
  }
}
