package io.hanse.adapter.mapping;

import io.hanse.adapter.yaml.Section;
import io.hanse.adapter.yaml.YamlFile;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.identity.LocationId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads mapping files. */
public final class MappingFile {
  private static final int LONGEST_CATEGORY = 64;

  private MappingFile() {}

  /**
   * Reads a mapping.
   *
   * @throws io.hanse.adapter.yaml.UnusableFile with all its faults
   */
  public static Mapping read(Path file) {
    return YamlFile.read(file, MappingFile::mapping);
  }

  /** The mapping that ships for a format. */
  public static Mapping standard(Format format) {
    return YamlFile.parse(resource(format), text(format), MappingFile::mapping);
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

  private static Section.Value<Mapping> mapping(Section file) {
    var format = file.required("format", Format::of);
    var charset = file.optional("charset", MappingFile::charset, StandardCharsets.UTF_8);
    var delimiter = file.optional("delimiter", MappingFile::delimiter, ',');
    var currency = file.required("currency", CurrencyCode::of);
    var zone = file.required("zone", MappingFile::zone);
    var category = file.optional("category", MappingFile::category, "");
    Map<String, String> columns = new HashMap<>();
    var location = location(file.section("location"), columns);
    var member = member(file.section("member"), format.get(), columns);
    var fields = fields(file.section("columns"), format.get());
    var rules =
        switch (format.get()) {
          case HOTEL_BOOKINGS_CSV -> hotel(file);
          case ONLINE_RETAIL_CSV -> retail(file);
        };
    return () -> {
      fields.forEach((field, column) -> columns.put(field, column.get()));
      return new Mapping(
          charset.get(),
          delimiter.get(),
          currency.get(),
          zone.get(),
          category.get(),
          location.get(),
          member.get(),
          columns,
          rules.get());
    };
  }

  private static Map<String, Section.Value<String>> fields(Section section, Format format) {
    Map<String, Section.Value<String>> fields = new HashMap<>();
    format.fields().forEach(field -> fields.put(field, section.required(field, column -> column)));
    return fields;
  }

  private static Section.Value<Optional<LocationRule>> location(
      Section section, Map<String, String> columns) {
    var fixed = section.optional("fixed", LocationId::of);
    var column = section.optional("column", name -> name);
    var names = section.map("names", LocationId::of);
    if (section.has("fixed") && section.has("column")) {
      section.fault("", "has either \"fixed\" or \"column\" with \"names\", not both");
    }
    if (section.has("column") != section.has("names")) {
      section.fault("", "\"column\" and \"names\" go together");
    }
    if (!section.has("column")) {
      return () -> fixed.get().map(LocationRule.Fixed::new);
    }
    return () -> {
      columns.put(LocationRule.FIELD, column.get().orElseThrow());
      return Optional.of(new LocationRule.Named(names.get()));
    };
  }

  private static Section.Value<MemberRule> member(
      Section section, Format format, Map<String, String> columns) {
    var column = section.optional("column", name -> name);
    var prefix = section.optional("prefix", text -> text, "");
    if (!section.has("column") && format == Format.ONLINE_RETAIL_CSV) {
      section.fault("column", "is missing: the rows of an invoice have one customer");
    }
    if (!section.has("column")) {
      return () -> new MemberRule.ByRow(prefix.get());
    }
    return () -> {
      columns.put(MemberRule.FIELD, column.get().orElseThrow());
      return new MemberRule.ByColumn(prefix.get());
    };
  }

  private static Section.Value<FormatRules> hotel(Section file) {
    Section section = file.section("bookings");
    var cancelled = section.required("cancelled", text -> text);
    var noShow = section.required("noShow", text -> text);
    var departure = section.required("departure", MappingFile::localTime);
    return () -> new HotelRules(cancelled.get(), noShow.get(), departure.get());
  }

  private static Section.Value<FormatRules> retail(Section file) {
    Section section = file.section("invoices");
    var returns = section.required("returnPrefix", text -> text);
    var times = section.required("times", MappingFile::pattern);
    var noGoods = section.list("noGoods", code -> code);
    return () -> new RetailRules(returns.get(), times.get(), noGoods.get());
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
