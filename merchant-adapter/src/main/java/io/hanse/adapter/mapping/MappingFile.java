package io.hanse.adapter.mapping;

import io.hanse.adapter.file.YamlFile;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.identity.LocationId;
import io.hanse.protocol.yaml.Kind;
import io.hanse.protocol.yaml.Overrides;
import io.hanse.protocol.yaml.Section;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads mapping files. */
public final class MappingFile {
  private static final int LONGEST_CATEGORY = 64;

  private static final Kind<Format> FORMAT = Kind.explained(Format.HOTEL_BOOKINGS_CSV, Format::of);
  private static final Kind<Charset> CHARSET =
      Kind.explained(StandardCharsets.UTF_8, MappingFile::charset);
  private static final Kind<Character> DELIMITER = Kind.explained(',', MappingFile::delimiter);
  private static final Kind<CurrencyCode> CURRENCY =
      Kind.explained(CurrencyCode.of("EUR"), CurrencyCode::of);
  private static final Kind<ZoneId> ZONE = Kind.explained(ZoneOffset.UTC, MappingFile::zone);
  private static final Kind<String> CATEGORY = Kind.explained("", MappingFile::category);
  private static final Kind<LocationId> LOCATION =
      Kind.explained(LocationId.of("none"), LocationId::of);
  private static final Kind<LocalTime> TIME_OF_DAY =
      Kind.explained(LocalTime.MIDNIGHT, MappingFile::localTime);
  private static final Kind<DateTimeFormatter> PATTERN =
      Kind.explained(DateTimeFormatter.ISO_INSTANT, MappingFile::pattern);

  /** Stands in for a mapping whose format is unfit, of which nothing else can be judged. */
  private static final Mapping UNJUDGED =
      new Mapping(
          StandardCharsets.UTF_8,
          ',',
          CurrencyCode.of("EUR"),
          ZoneOffset.UTC,
          "",
          Optional.empty(),
          new MemberRule.ByRow(""),
          Map.of(),
          new HotelRules("", "", LocalTime.MIDNIGHT));

  private MappingFile() {}

  /**
   * Reads a mapping.
   *
   * @throws io.hanse.adapter.file.UnusableFile with all its faults
   */
  public static Mapping read(Path file) {
    return YamlFile.read(file, Overrides.NONE, MappingFile::mapping);
  }

  /** The mapping that ships for a format. */
  public static Mapping standard(Format format) {
    return YamlFile.parse(resource(format), text(format), Overrides.NONE, MappingFile::mapping);
  }

  /** The text of the mapping that ships for a format. */
  public static String text(Format format) {
    try (InputStream resource = MappingFile.class.getResourceAsStream(resource(format))) {
      if (resource == null) {
        throw new IllegalStateException("no resource " + resource(format));
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String resource(Format format) {
    return format.text() + ".yaml";
  }

  private static Mapping mapping(Section file) {
    Format format = file.required("format", FORMAT);
    Charset charset = file.optional("charset", CHARSET, StandardCharsets.UTF_8);
    char delimiter = file.optional("delimiter", DELIMITER, ',');
    CurrencyCode currency = file.required("currency", CURRENCY);
    ZoneId zone = file.required("zone", ZONE);
    String category = file.optional("category", CATEGORY, "");
    if (!file.isFit("format")) {
      return UNJUDGED;
    }
    Map<String, String> columns = new HashMap<>();
    var location = location(file.section("location"), columns);
    var member = member(file.section("member"), format, columns);
    columns(file.section("columns"), format, columns);
    FormatRules rules =
        switch (format) {
          case HOTEL_BOOKINGS_CSV -> hotel(file.section("bookings"));
          case ONLINE_RETAIL_CSV -> retail(file.section("invoices"));
        };
    file.close();
    return new Mapping(
        charset, delimiter, currency, zone, category, location, member, columns, rules);
  }

  private static void columns(Section section, Format format, Map<String, String> columns) {
    format.fields().forEach(field -> columns.put(field, section.required(field, Kind.anyText())));
    section.close();
  }

  private static Optional<LocationRule> location(Section section, Map<String, String> columns) {
    Optional<LocationId> fixed = section.optional("fixed", LOCATION);
    Optional<String> column = section.optional("column", Kind.anyText());
    Section named = section.section("names");
    Map<String, LocationId> names = named.pairs(Kind.anyText(), LOCATION);
    if (section.has("fixed") && section.has("column")) {
      section.fault("has either \"fixed\" or \"column\" with \"names\", not both", "");
    }
    if (section.has("column") != section.has("names")) {
      section.fault("\"column\" and \"names\" go together", "");
    }
    section.close();
    if (column.isEmpty()) {
      return fixed.map(LocationRule.Fixed::new);
    }
    columns.put(LocationRule.FIELD, column.get());
    return Optional.of(new LocationRule.Named(names));
  }

  private static MemberRule member(Section section, Format format, Map<String, String> columns) {
    Optional<String> column = section.optional("column", Kind.anyText());
    String prefix = section.optional("prefix", Kind.anyText(), "");
    if (column.isEmpty() && format == Format.ONLINE_RETAIL_CSV) {
      section.fault("column", "is missing: the rows of an invoice have one customer", "");
    }
    section.close();
    column.ifPresent(name -> columns.put(MemberRule.FIELD, name));
    return column.isPresent() ? new MemberRule.ByColumn(prefix) : new MemberRule.ByRow(prefix);
  }

  private static FormatRules hotel(Section section) {
    String cancelled = section.required("cancelled", Kind.anyText());
    String noShow = section.required("noShow", Kind.anyText());
    LocalTime departure = section.required("departure", TIME_OF_DAY);
    section.close();
    return new HotelRules(cancelled, noShow, departure);
  }

  private static FormatRules retail(Section section) {
    String returns = section.required("returnPrefix", Kind.anyText());
    DateTimeFormatter times = section.required("times", PATTERN);
    List<String> noGoods = section.list("noGoods", Kind.anyText());
    section.close();
    return new RetailRules(returns, times, noGoods);
  }

  private static Charset charset(String name) {
    if (!Charset.isSupported(name)) {
      throw new IllegalArgumentException("no character set that is known here, such as UTF-8");
    }
    return Charset.forName(name);
  }

  private static char delimiter(String text) {
    String meant = text.equals("tab") ? "\t" : text;
    if (meant.length() != 1 || "\"\r\n".contains(meant)) {
      throw new IllegalArgumentException("must be one character such as \",\" or the word tab");
    }
    return meant.charAt(0);
  }

  private static ZoneId zone(String name) {
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw new IllegalArgumentException("no time zone such as Europe/Lisbon");
    }
    return ZoneId.of(name);
  }

  private static String category(String text) {
    if (text.length() > LONGEST_CATEGORY) {
      throw new IllegalArgumentException("is longer than 64 characters");
    }
    return text;
  }

  private static LocalTime localTime(String text) {
    if (!text.matches("[0-2][0-9]:[0-5][0-9]")) {
      throw new IllegalArgumentException("must be a time of day such as \"11:00\"");
    }
    return LocalTime.parse(text);
  }

  private static DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
