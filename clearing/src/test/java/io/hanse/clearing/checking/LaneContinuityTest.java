package io.hanse.clearing.checking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.protocol.octets.Sha256;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LaneContinuityTest {
  private static final LaneSpan FIRST = span(1, 1, Sha256.ZERO, 4);

  private final LaneContinuity allKnown = new LaneContinuity(new TreeSet<>());
  private final LaneContinuity twoUnknown = new LaneContinuity(new TreeSet<>(List.of(2L)));

  @Test
  void aLaneBeginsAtOneAfterNothing() {
    assertEquals(Optional.empty(), allKnown.fault(Optional.empty(), FIRST));
    assertTrue(allKnown.fault(Optional.empty(), span(1, 2, header(1), 4)).isPresent());
  }

  @Test
  void aLaneGoesOnWithTheNextNumberAndNamesTheHeaderBefore() {
    assertEquals(Optional.empty(), allKnown.fault(Optional.of(FIRST), span(3, 5, header(4), 6)));
    assertTrue(allKnown.fault(Optional.of(FIRST), span(3, 6, header(4), 6)).isPresent());
    assertTrue(allKnown.fault(Optional.of(FIRST), span(3, 5, header(9), 6)).isPresent());
  }

  @Test
  void whereAWindowInBetweenIsUnknownOnlyTheOrderCounts() {
    assertEquals(Optional.empty(), twoUnknown.fault(Optional.of(FIRST), span(3, 9, header(8), 9)));
    assertEquals(Optional.empty(), twoUnknown.fault(Optional.empty(), span(3, 9, header(8), 9)));
    assertTrue(twoUnknown.fault(Optional.of(FIRST), span(3, 4, header(3), 9)).isPresent());
  }

  private static LaneSpan span(long window, long first, Sha256 previous, long last) {
    return new LaneSpan(window, 1, first, previous, last, header(last));
  }

  private static Sha256 header(long number) {
    return Sha256.of(new byte[] {(byte) number});
  }
}
