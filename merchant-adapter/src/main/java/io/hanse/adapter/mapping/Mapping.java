package io.hanse.adapter.mapping;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.identity.LocationId;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * How the rows of one file become messages.
 *
 * @param charset of the file; what cannot be decoded is read as U+FFFD
 * @param delimiter between two values
 * @param currency of every amount in the file
 * @param zone to which times in the file are local
 * @param category given to every line, 0 to 64 characters; earn rules look at it
 * @param location where the records happened; empty: the settings' location
 * @param columns name of the column of each field
 * @param rules what only this format has
 */
public record Mapping(
    Charset charset,
    char delimiter,
    CurrencyCode currency,
    ZoneId zone,
    String category,
    Optional<LocationRule> location,
    MemberRule member,
    Map<String, String> columns,
    FormatRules rules) {
  public Mapping {
    columns = Map.copyOf(columns);
  }

  public Format format() {
    return switch (rules) {
      case HotelRules hotel -> Format.HOTEL_BOOKINGS_CSV;
      case RetailRules retail -> Format.ONLINE_RETAIL_CSV;
    };
  }

  /** The rule for locations, which is that location where the mapping says nothing. */
  public LocationRule locationOr(LocationId otherwise) {
    return location.orElseGet(() -> new LocationRule.Fixed(otherwise));
  }
}
