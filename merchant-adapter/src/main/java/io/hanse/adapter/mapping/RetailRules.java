package io.hanse.adapter.mapping;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * What a mapping says about invoices only.
 *
 * @param returnPrefix what the numbers of returns begin with
 * @param times how times are written
 * @param noGoods stock codes that are no goods, upper or lower case; a final {@code *} stands for
 *     any ending
 */
public record RetailRules(String returnPrefix, DateTimeFormatter times, List<String> noGoods)
    implements FormatRules {
  public RetailRules {
    noGoods = noGoods.stream().map(code -> code.toUpperCase(Locale.ROOT)).toList();
  }

  /** Whether a stock code stands for something that earns nothing. */
  public boolean isNoGoods(String stockCode) {
    String code = stockCode.toUpperCase(Locale.ROOT);
    return noGoods.stream().anyMatch(listed -> matches(listed, code));
  }

  private static boolean matches(String listed, String code) {
    return listed.endsWith("*")
        ? code.startsWith(listed.substring(0, listed.length() - 1))
        : code.equals(listed);
  }
}
