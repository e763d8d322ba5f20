package io.hanse.clearing.instruction;

import static java.util.Map.entry;

import com.ibm.icu.text.Transliterator;
import io.hanse.config.directory.CountryCode;
import java.text.BreakIterator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Names within the characters that every bank takes: {@code a-z A-Z 0-9 / - ? : ( ) . , ' +} and
 * the space (EPC132-08; EPC217-08 proposes how others are replaced).
 *
 * <p>Other alphabets are transliterated as their holder's country writes them, accents are left
 * out, and what has no equivalent becomes a full stop. Not safe for use by several threads.
 */
final class SepaText {
  /** The schemes take 70 characters of a name, although the standard's type has 140. */
  static final int LONGEST_NAME = 70;

  /** Of a name in which no letter and no digit is left. */
  static final String NO_NAME = "NOTPROVIDED";

  private static final Pattern BLANKS = Pattern.compile("[\\p{Cntrl}\\p{Z}\\s]+");
  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");
  private static final Pattern OUTSIDE = Pattern.compile("[^A-Za-z0-9/?:().,'+ -]");
  private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[A-Za-z0-9]");

  /** Where umlauts are written as two letters when they cannot be written otherwise. */
  private static final String GERMAN = "de-ASCII; ";

  /** What transliteration makes of the Arabic letters ayn and hamza. */
  private static final int MODIFIER_LEFT_HALF_RING = 0x2BF;

  private static final int MODIFIER_RIGHT_HALF_RING = 0x2BE;

  /** What no transliteration replaces, and what a reader takes it for. */
  private static final Map<Integer, String> NEAREST =
      Map.ofEntries(
          entry((int) '&', "+"),
          entry((int) '€', "E"),
          entry((int) '"', "'"),
          entry(MODIFIER_LEFT_HALF_RING, "'"),
          entry(MODIFIER_RIGHT_HALF_RING, "'"),
          entry((int) ';', ","),
          entry((int) '_', "-"),
          entry((int) '[', "("),
          entry((int) ']', ")"),
          entry((int) '{', "("),
          entry((int) '}', ")"));

  private final Map<String, Transliterator> transliterators = new HashMap<>();

  /**
   * A name for a bank: at most {@value #LONGEST_NAME} characters, cut only between characters of
   * the name itself, so that no {@code ß} ends as one {@code s}.
   *
   * @param country whose spelling the name follows
   */
  String name(String name, CountryCode country) {
    Transliterator rules = transliterators.computeIfAbsent(rules(country), SepaText::compile);
    String fitting = fitting(name, rules);
    return LETTER_OR_DIGIT.matcher(fitting).find() ? fitting : NO_NAME;
  }

  private static String fitting(String name, Transliterator rules) {
    String whole = convert(name, rules);
    if (whole.length() <= LONGEST_NAME) {
      return whole;
    }
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(name);
    String longest = "";
    while (characters.next() != BreakIterator.DONE) {
      String part = convert(name.substring(0, characters.current()), rules);
      if (part.length() > LONGEST_NAME) {
        return longest;
      }
      longest = part;
    }
    return longest;
  }

  private static String convert(String text, Transliterator rules) {
    String visible = INVISIBLE.matcher(BLANKS.matcher(text).replaceAll(" ")).replaceAll("");
    String latin = rules.transliterate(visible);
    StringBuilder converted = new StringBuilder(latin.length());
    latin
        .codePoints()
        .mapToObj(each -> NEAREST.getOrDefault(each, Character.toString(each)))
        .map(each -> OUTSIDE.matcher(each).matches() ? "." : each)
        .forEach(converted::append);
    return BLANKS.matcher(converted).replaceAll(" ").strip();
  }

  /**
   * The steps in the notation of ICU. A letter that the country's own alphabet does not have is
   * left to the general rules behind it.
   */
  private static String rules(CountryCode country) {
    return "%s; Greek-Latin/UNGEGN; Any-Latin; %s"
            .formatted(cyrillic(country), writesUmlautsAsTwoLetters(country) ? GERMAN : "")
        + "NFD; [:Mark:] Remove; NFC; Latin-ASCII";
  }

  private static String cyrillic(CountryCode country) {
    return switch (country.value()) {
      case "BG" -> "Bulgarian-Latin/BGN";
      case "UA" -> "Ukrainian-Latin/BGN";
      case "BY" -> "Belarusian-Latin/BGN";
      case "MK" -> "Macedonian-Latin/BGN";
      case "RS", "ME", "BA" -> "Serbian-Latin/BGN";
      default -> "Russian-Latin/BGN";
    };
  }

  private static boolean writesUmlautsAsTwoLetters(CountryCode country) {
    return switch (country.value()) {
      case "DE", "AT", "CH", "LI", "LU" -> true;
      default -> false;
    };
  }

  private static Transliterator compile(String rules) {
    return Transliterator.getInstance(rules);
  }
}
