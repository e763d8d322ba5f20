package io.hanse.node.verification;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OctetBudgetTest {
  @Test
  void whatIsReleasedIsThereForOthersAndOnce() {
    OctetBudget budget = new OctetBudget(10);
    OctetBudget.Share first = budget.share();
    OctetBudget.Share second = budget.share();
    assertTrue(first.grow(7));
    assertFalse(second.grow(4));

    first.release();
    first.release();

    assertTrue(second.grow(10));
    assertFalse(first.grow(1));
  }
}
