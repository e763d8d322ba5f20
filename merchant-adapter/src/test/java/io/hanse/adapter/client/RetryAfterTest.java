package io.hanse.adapter.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("1994-11-06T08:49:07Z");

  @Test
  void secondsAreTakenAsTheyAre() {
    assertEquals(Optional.of(Duration.ofSeconds(125)), RetryAfter.of("125", null, NOW));
  }

  /** The three spellings of one instant in RFC 9110 section 5.6.7. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994"
      })
  void aDateIsWaitedForInEverySpelling(String date) {
    assertEquals(Optional.of(Duration.ofSeconds(30)), RetryAfter.of(date, null, NOW));
  }

  @Test
  void aDateIsComparedWithTheClockItWasMadeBy() {
    String sent = "Sun, 06 Nov 1994 08:49:27 GMT";

    assertEquals(
        Optional.of(Duration.ofSeconds(10)),
        RetryAfter.of("Sun, 06 Nov 1994 08:49:37 GMT", sent, NOW.plusSeconds(3_600)));
  }

  @Test
  void aDateThatIsOverAsksForNoPause() {
    assertEquals(
        Optional.of(Duration.ZERO), RetryAfter.of("Sat, 05 Nov 1994 08:49:37 GMT", null, NOW));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "soon", "-1", "1.5", "9999999", "Mon, 06 Nov 1994 08:49:37 GMT", "1994-11-06"})
  void whatIsNeitherAsksForNothing(String wish) {
    assertEquals(Optional.empty(), RetryAfter.of(wish, null, NOW));
  }

  @Test
  void noHeaderAsksForNothing() {
    assertEquals(Optional.empty(), RetryAfter.of(null, null, NOW));
  }
}
