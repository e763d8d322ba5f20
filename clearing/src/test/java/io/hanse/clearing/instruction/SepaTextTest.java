package io.hanse.clearing.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.config.directory.CountryCode;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SepaTextTest {
  private static final int NAMES = 400;

  private final SepaText text = new SepaText();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CZ | Vltava lékárny, Řeznická 5 | Vltava lekarny, Reznicka 5",
        "PL | Apteka Łódź | Apteka Lodz",
        "NO | Apoteket Ørsted på Ålesund | Apoteket Orsted pa Alesund",
        "FR | Pharmacie de l’Œuvre | Pharmacie de l'OEuvre",
        "TR | İstanbul Eczanesi Işığı | Istanbul Eczanesi Isigi",
        "RO | Farmacia Ștefan Țepeș | Farmacia Stefan Tepes",
        "ES | Peñíscola Niños | Peniscola Ninos"
      })
  void accentsAreLeftOut(String country, String name, String expected) {
    assertEquals(expected, name(name, country));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DE | Bäckerei Müller Söhne Großmarkt | Baeckerei Mueller Soehne Grossmarkt",
        "AT | Österreichische Apotheke | Oesterreichische Apotheke",
        "CH | Zürcher Hof | Zuercher Hof",
        "SE | Malmö Kläder | Malmo Klader",
        "HU | Győri Üzlet | Gyori Uzlet"
      })
  void umlautsAreTwoLettersWhereGermanIsWritten(String country, String name, String expected) {
    assertEquals(expected, name(name, country));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BG | Аптека Здраве Щастие | Apteka Zdrave Shtastie",
        "UA | Аптека Київ | Apteka Kyyiv",
        "RS | Апотека Љубав Њива Џеп | Apoteka Ljubav Njiva Dzep",
        "MK | Аптека Скопје | Apteka Skopje",
        "KZ | Аптека Жемчужина | Apteka Zhemchuzhina",
        "GR | Φαρμακείο Αθηνών | Farmakeio Athinon",
        "CY | Ξενοδοχείο Λευκωσία | Xenodocheio Lefkosia"
      })
  void cyrillicAndGreekAreSpelledAsTheirCountryDoes(String country, String name, String expected) {
    assertEquals(expected, name(name, country));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hotel & Spa | Hotel + Spa",
        "\"Adria\" [Grand] | 'Adria' (Grand)",
        "Café_24/7 | Cafe-24/7",
        "Läden – „Mitte“ | Laden - ,,Mitte'",
        "100% @Home! | 100. .Home.",
        "a😀b | a.b",
        "ﬁne № 5 | fine No 5"
      })
  void otherCharactersBecomeTheNearestThatBanksTake(String name, String expected) {
    assertEquals(expected, name(name, "US"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Two\tlines\r\nof  name ", " Two\u00A0lines\u2028of\u0007name"})
  void blanksAndControlCharactersAreOneSpace(String name) {
    assertEquals("Two lines of name", name(name, "US"));
  }

  @Test
  void invisibleCharactersAreLeftOut() {
    assertEquals("Shop", name("\uFEFFSh\u200Bo\u202Ep", "US"));
  }

  @Test
  void anAccentOfItsOwnBelongsToItsLetter() {
    assertEquals("Muller", name("Mu\u0308ller", "CZ"));
    assertEquals("Mueller", name("Mu\u0308ller", "DE"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"😀😀", "***", " "})
  void aNameOfWhichNothingIsLeftSaysSo(String name) {
    assertEquals("NOTPROVIDED", name(name, "DE"));
  }

  @Test
  void aNameOfSeventyCharactersIsWhole() {
    assertEquals("a".repeat(70), name("a".repeat(70), "DE"));
    assertEquals("a".repeat(70), name("a".repeat(71), "DE"));
  }

  @Test
  void aLetterThatBecomesTwoIsNotCutInTheMiddle() {
    assertEquals("a".repeat(69), name("a".repeat(69) + "ß" + "b", "DE"));
    assertEquals("a".repeat(68) + "ss", name("a".repeat(68) + "ß" + "b", "DE"));
    assertEquals("a".repeat(67), name("a".repeat(67) + "щщ", "RU"));
  }

  @Test
  void aSurrogatePairIsNotCutInTheMiddle() {
    assertEquals("a".repeat(69) + ".", name("a".repeat(69) + "😀😀", "DE"));
  }

  @Test
  void aCutNameDoesNotEndInASpace() {
    assertEquals("a".repeat(69), name("a".repeat(69) + " b", "DE"));
  }

  @Test
  void everyNameIsWithinTheCharactersAndTheLengthThatBanksTake() {
    long seed = Long.getLong("hanse.seed", System.nanoTime());
    System.out.println("SepaTextTest seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < NAMES; i++) {
      String name = randomName(random);
      String country = List.of("DE", "CZ", "BG", "GR", "US").get(random.nextInt(5));

      String written = name(name, country);

      assertTrue(
          written.matches("[A-Za-z0-9/?:().,'+-]([A-Za-z0-9/?:().,'+ -]{0,68}[^ ])?"),
          written + " is written for " + name);
      if (written.length() > SepaText.LONGEST_NAME - 12) {
        assertTrue(isUncut(written, name, country), written + " is not a part of " + name);
      }
    }
  }

  /** Whether it is the name itself, or the name cut between two of its characters. */
  private boolean isUncut(String written, String name, String country) {
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(name);
    while (characters.next() != BreakIterator.DONE) {
      if (name(name.substring(0, characters.current()), country).equals(written)) {
        return true;
      }
    }
    return written.equals(SepaText.NO_NAME);
  }

  /** Of the alphabets that names are written in, with some of everything else. */
  private static String randomName(Random random) {
    StringBuilder name = new StringBuilder();
    int length = 1 + random.nextInt(90);
    int alphabet = random.nextInt(6);
    for (int i = 0; i < length; i++) {
      int kind = random.nextInt(10) == 0 ? random.nextInt(6) : alphabet;
      name.appendCodePoint(
          switch (kind) {
            case 0 -> 'a' + random.nextInt(26);
            case 1 -> 0xC0 + random.nextInt(0x190);
            case 2 -> 0x391 + random.nextInt(0x40);
            case 3 -> 0x410 + random.nextInt(0x50);
            case 4 -> ' ' + random.nextInt(0x60);
            default -> randomCodePoint(random);
          });
    }
    return name.toString();
  }

  private static int randomCodePoint(Random random) {
    int codePoint = random.nextInt(Character.MAX_CODE_POINT + 1);
    return Character.getType(codePoint) == Character.SURROGATE ? 'x' : codePoint;
  }

  private String name(String name, String country) {
    return text.name(name, CountryCode.of(country));
  }
}
