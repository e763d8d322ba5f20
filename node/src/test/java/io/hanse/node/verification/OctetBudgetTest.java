package io.hanse.node.verification;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.node.connection.Sender;
import org.junit.jupiter.api.Test;

class OctetBudgetTest {
  private static final long MIB = 1 << 20;
  private static final Sender ATTACKER = new Sender("192.0.2.1");
  private static final Sender SHOP = new Sender("198.51.100.7");

  private final OctetBudget budget = new OctetBudget(16 * MIB);

  private OctetBudget.Share share(Sender sender) {
    return budget.share(sender, () -> {});
  }

  @Test
  void aSenderHoldsNoMoreThanHeLeavesFreeForOthers() {
    OctetBudget.Share first = share(ATTACKER);

    boolean half = first.grow(6 * MIB);

    assertTrue(half);
    assertFalse(share(ATTACKER).grow(MIB));
    assertTrue(share(SHOP).grow(3 * MIB));
  }

  @Test
  void longEnvelopesLeaveTheShortOnesSpaceAlone() {
    for (int sender = 0; sender < 100; sender++) {
      OctetBudget.Share share = share(new Sender("192.0.2." + sender));
      share.grow(100_000);
      share.keep();
    }

    assertTrue(share(SHOP).grow(1000));
  }

  @Test
  void anUnfinishedEnvelopeOfWhoHoldsMostGivesWay() {
    boolean[] gone = new boolean[1];
    OctetBudget.Share slow = budget.share(ATTACKER, () -> gone[0] = true);
    slow.grow(6 * MIB);
    OctetBudget.Share shop = share(SHOP);

    boolean grown = shop.grow(5 * MIB);

    assertTrue(grown);
    assertTrue(gone[0]);
    assertFalse(slow.grow(1));
    assertFalse(slow.keep());
  }

  @Test
  void aWholeEnvelopeNeverGivesWay() {
    boolean[] gone = new boolean[1];
    OctetBudget.Share whole = budget.share(ATTACKER, () -> gone[0] = true);
    whole.grow(6 * MIB);
    whole.keep();

    boolean grown = share(SHOP).grow(5 * MIB);

    assertFalse(grown);
    assertFalse(gone[0]);
  }

  @Test
  void spaceThatIsGivenBackIsThereForOthersOnce() {
    OctetBudget.Share first = share(ATTACKER);
    first.grow(6 * MIB);
    first.release();
    first.release();

    assertTrue(share(SHOP).grow(6 * MIB));
    assertFalse(first.grow(1));
  }

  @Test
  void aNodeWhoseSpaceIsHeldByWholeEnvelopesIsNotReady() {
    OctetBudget.Share unfinished = share(ATTACKER);
    unfinished.grow(6 * MIB);
    unfinished.keep();

    assertTrue(budget.hasRoom());
    OctetBudget.Share second = share(SHOP);
    second.grow(3 * MIB);
    second.keep();

    assertFalse(budget.hasRoom());
  }
}
