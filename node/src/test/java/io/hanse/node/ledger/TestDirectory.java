package io.hanse.node.ledger;

import io.hanse.protocol.signing.SigningKey;

/** A directory of three participants in three currencies. */
public final class TestDirectory {
  /** The clothing retailer's key. */
  public static final SigningKey FASHION = key(1);

  private TestDirectory() {}

  static String yaml(long version, String extra) {
    String key = TestLedger.KEY.verifyingKey().x();
    return """
    version: %d
    operator:
      name: Operator
      country: NL
      settlementAccount: {iban: NL93HNSE0417164300, bic: HNSENL2A}
      keys: [{x: "%s", validFrom: "2020-01-01T00:00:00Z", validTo: "2099-01-01T00:00:00Z"}]
    ledgers:
      - id: europe
        prefixes: [990100]
        countries: [DE]
        keys: [{x: "%s", validFrom: "2020-01-01T00:00:00Z", validTo: "2099-01-01T00:00:00Z"}]
    participants:
      - id: fashion
        name: Fashion
        sector: retail
        country: DE
        tariff:
          settlementCurrency: EUR
          funded: {currency: EUR, perPoint: "0.0085"}
        permissions: [history]
        account: {iban: DE88100100990123456789, bic: SPMODEB1}
        locations: [{id: mitte, country: DE, zone: Europe/Berlin}]
        keys: [{x: "%s", validFrom: "2020-01-01T00:00:00Z", validTo: "2099-01-01T00:00:00Z"}]
      - id: hotel
        name: Hotel
        sector: hotel
        country: US
        tariff:
          settlementCurrency: USD
          funded: {currency: USD, perPoint: "0.009273"}
        account: {number: "000123456789", bic: PSHOUS66}
        locations: [{id: gaslamp, country: US, zone: America/Los_Angeles}]
        keys: [{x: "%s", validFrom: "2020-01-01T00:00:00Z", validTo: "2099-01-01T00:00:00Z"}]
    programme:
      earnRules:
        - {name: everything, participant: fashion, currency: EUR, pointsPerUnit: "1"}
        - {name: stay, participant: hotel, currency: USD, pointsPerUnit: "1"}
      burnValues: {EUR: "100", USD: "85"}
      lotMonths: 24
      graceDays: 30
    %s
    """
        .formatted(version, other(3), key, other(1), other(2), extra);
  }

  private static String other(int number) {
    return key(number).verifyingKey().x();
  }

  private static SigningKey key(int number) {
    byte[] seed = new byte[32];
    seed[0] = (byte) number;
    return SigningKey.of(seed);
  }
}
