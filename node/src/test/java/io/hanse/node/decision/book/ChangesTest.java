package io.hanse.node.decision.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hanse.protocol.identity.CardNumber;
import org.junit.jupiter.api.Test;

class ChangesTest {
  private static final CardNumber CARD = CardNumber.of(276_001, 1);

  @Test
  void changesOfOneMemberAddUpToTheirSum() {
    MemberChange sum = new MemberChange(CARD, 5, -2, 1).plus(new MemberChange(CARD, -3, 2, 0));

    assertEquals(new MemberChange(CARD, 2, 0, 1), sum);
  }

  @Test
  void changesOfAMemberThatAddUpBeyondTheRangeAreNoSum() {
    MemberChange huge = new MemberChange(CARD, Long.MAX_VALUE, 0, 0);

    assertThrows(ArithmeticException.class, () -> huge.plus(new MemberChange(CARD, 1, 0, 0)));
  }

  @Test
  void changesOfALotThatAddUpBeyondTheRangeAreNoSum() {
    LotChange huge = new LotChange(7, 0, 0, Long.MIN_VALUE);

    assertThrows(ArithmeticException.class, () -> huge.plus(new LotChange(7, 0, 0, -1)));
  }
}
