package io.hanse.config.settings;

import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.octets.Base64Url;
import io.hanse.protocol.yaml.Kind;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;

/** The permitted values of a settings file's keys. */
final class SettingsKinds {
  static final Kind<String> HOST =
      Kind.matching("a host name or address", "localhost", "[A-Za-z0-9.:_-]{1,255}");
  static final Kind<Integer> PORT = Kind.whole(1, 65_535);
  static final Kind<Integer> PORT_OR_FREE =
      Kind.of(
          "a port from 1 to 65535, or 0 for a free one",
          0,
          text -> Kind.whole(0, 65_535).parser().apply(text));
  static final Kind<String> NAME = Kind.text(63);
  static final Kind<String> MEMBER =
      Kind.matching("host:port", "localhost:5701", "[A-Za-z0-9._-]{1,255}:[0-9]{1,5}");
  static final Kind<URI> URL =
      Kind.of("an http or https URL", URI.create("http://localhost"), SettingsKinds::parseUrl);
  static final Kind<Path> FILE = Kind.of("the path of a file", Path.of("file"), Path::of);
  static final Kind<LedgerId> LEDGER =
      Kind.of("the id of a ledger in the directory", LedgerId.of("none"), LedgerId::of);
  static final Kind<ParticipantId> PARTICIPANT =
      Kind.of(
          "the id of a participant in the directory", ParticipantId.of("none"), ParticipantId::of);
  static final Kind<Secret> KEY =
      Kind.of("32 octets in base64url", Secret.of(new byte[32]), SettingsKinds::parseKey);
  static final Kind<Secret> PASSWORD = Kind.of("text", Secret.ofText(""), Secret::ofText);
  static final Kind<Duration> DURATION =
      Kind.of(
          "a time such as 500ms, 5s, 2m or 1h, more than zero",
          Duration.ofSeconds(1),
          SettingsKinds::parseDuration);
  static final Kind<LocalDate> DATE =
      Kind.of("a date such as 2026-04-13", LocalDate.EPOCH, LocalDate::parse);
  static final Kind<String> SHA256 =
      Kind.matching("64 hex digits in lower case", "0".repeat(64), "[0-9a-f]{64}");
  static final Kind<Role> ROLE = Kind.oneOf(Role.class);

  private SettingsKinds() {}

  private static URI parseUrl(String text) {
    URI url = URI.create(text);
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (url.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
      throw new IllegalArgumentException("no http URL");
    }
    return url;
  }

  private static Secret parseKey(String text) {
    return Base64Url.decode(text.strip())
        .filter(octets -> octets.length == 32)
        .map(Secret::of)
        .orElseThrow(() -> new IllegalArgumentException("not 32 octets"));
  }

  private static Duration parseDuration(String text) {
    String digits = text.replaceAll("[a-z]+$", "");
    long count = Long.parseLong(digits);
    Duration duration =
        switch (text.substring(digits.length())) {
          case "ms" -> Duration.ofMillis(count);
          case "s" -> Duration.ofSeconds(count);
          case "m" -> Duration.ofMinutes(count);
          case "h" -> Duration.ofHours(count);
          default -> throw new IllegalArgumentException("no unit");
        };
    if (!duration.isPositive() || duration.compareTo(Duration.ofDays(366)) > 0) {
      throw new IllegalArgumentException("out of range");
    }
    return duration;
  }
}
