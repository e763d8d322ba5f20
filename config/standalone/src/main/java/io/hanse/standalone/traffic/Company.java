package io.hanse.standalone.traffic;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.identity.LocationId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.standalone.network.Participants;
import java.util.List;
import java.util.stream.Stream;

/**
 * An invented company: its places and its goods.
 *
 * @param participant the company
 * @param currency of its prices
 * @param locations its places
 * @param articles what is for sale
 */
public record Company(
    ParticipantId participant,
    CurrencyCode currency,
    List<LocationId> locations,
    List<Article> articles) {
  /** A hotel group in San Diego. */
  public static final Company PACIFIC_HOTELS =
      company(
          Participants.PACIFIC_HOTELS,
          "USD",
          List.of("gaslamp", "la-jolla", "coronado"),
          new Article("ROOM-KING", "room", 180_00, 420_00),
          new Article("ROOM-TWIN", "room", 140_00, 310_00),
          new Article("SPA-DAY", "spa", 60_00, 190_00),
          new Article("DINNER", "restaurant", 25_00, 130_00));

  /** A clothing retailer in Berlin. */
  public static final Company SPREE_MODE =
      company(
          Participants.SPREE_MODE,
          "EUR",
          List.of("mitte", "charlottenburg", "web"),
          new Article("COAT-4711", "fashion", 89_00, 249_00),
          new Article("SHIRT-0815", "fashion", 19_90, 59_90),
          new Article("SHOES-1900", "fashion", 59_00, 149_00),
          new Article("SCARF-0030", "sale", 7_50, 19_90));

  /** A pharmacy chain in Prague; its medicine earns nothing. */
  public static final Company VLTAVA_LEKARNY =
      company(
          Participants.VLTAVA_LEKARNY,
          "CZK",
          List.of("stare-mesto", "smichov"),
          new Article("CREAM-50", "care", 149_00, 890_00),
          new Article("SUN-200", "care", 219_00, 649_00),
          new Article("BABY-OIL", "baby", 99_00, 399_00),
          new Article("OTC-PAIN", "medicine", 49_00, 199_00));

  /** Two hotels in Portugal. */
  public static final Company COSTA_HOTEIS =
      company(
          Participants.COSTA_HOTEIS,
          "EUR",
          List.of("resort", "city"),
          new Article("ROOM", "accommodation", 70_00, 210_00));

  /** An online shop in the United Kingdom. */
  public static final Company THAMES_GIFTS =
      company(
          Participants.THAMES_GIFTS,
          "GBP",
          List.of("web"),
          new Article("LANTERN", "retail", 3_75, 49_00));

  /** The companies of the demonstration. */
  public static final List<Company> THREE = List.of(PACIFIC_HOTELS, SPREE_MODE, VLTAVA_LEKARNY);

  /** Those three and the two that import old records. */
  public static final List<Company> ALL =
      List.of(PACIFIC_HOTELS, SPREE_MODE, VLTAVA_LEKARNY, COSTA_HOTEIS, THAMES_GIFTS);

  public Company {
    locations = List.copyOf(locations);
    articles = List.copyOf(articles);
  }

  private static Company company(
      ParticipantId participant, String currency, List<String> locations, Article... articles) {
    return new Company(
        participant,
        CurrencyCode.of(currency),
        locations.stream().map(LocationId::of).toList(),
        Stream.of(articles).toList());
  }

  /**
   * An article.
   *
   * @param sku its number
   * @param category the category that earn rules name
   * @param from the lowest price, minor units of the company's currency
   * @param to the highest
   */
  public record Article(String sku, String category, long from, long to) {}
}
