package io.hanse.node.decision.earning;

import io.hanse.config.directory.EarnRule;
import io.hanse.config.directory.PointsPerUnit;
import io.hanse.node.decision.book.Exact;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.message.Header;
import io.hanse.protocol.message.Purchase;
import io.hanse.protocol.message.PurchaseLine;
import io.hanse.protocol.outcome.Explanation;
import java.util.ArrayList;
import java.util.List;

/**
 * What a purchase earns. The first rule that fits a line counts for it; a rule's points are those
 * of its running amount over its lines, so that the lines add up to the whole, rounded down once.
 */
final class EarnRules {
  /**
   * Points with their explanation.
   *
   * @param points may be beyond what one message may earn
   */
  record Earned(long points, List<Explanation> explanation) {}

  private EarnRules() {}

  static Earned earn(List<EarnRule> rules, Header header, Purchase purchase) {
    List<EarnRule> here = rulesFor(rules, header, purchase);
    long[] amounts = new long[here.size()];
    long divisor = Exact.tenTo(PointsPerUnit.DECIMALS + purchase.currency().decimals());
    List<Explanation> explanation = new ArrayList<>(purchase.lines().size());
    long points = 0;
    for (PurchaseLine line : purchase.lines()) {
      int index = firstFor(line, here);
      if (index >= 0) {
        EarnRule rule = here.get(index);
        long before = points(rule, amounts[index], divisor);
        amounts[index] += line.amount().minorUnits();
        long earned = points(rule, amounts[index], divisor) - before;
        points += earned;
        explanation.add(new Explanation(line.line(), rule.name(), Points.of(earned)));
      }
    }
    return new Earned(points, explanation);
  }

  private static long points(EarnRule rule, long amount, long divisor) {
    return Math.min(Exact.floor(amount, rule.pointsPerUnit().micros(), divisor), Points.MAX);
  }

  private static List<EarnRule> rulesFor(List<EarnRule> rules, Header header, Purchase purchase) {
    List<EarnRule> here = new ArrayList<>(rules.size());
    for (EarnRule rule : rules) {
      boolean fits =
          rule.currency().equals(purchase.currency())
              && (rule.participant().isEmpty()
                  || rule.participant().get().equals(header.participant()))
              && (rule.location().isEmpty() || rule.location().get().equals(header.location()));
      if (fits) {
        here.add(rule);
      }
    }
    return here;
  }

  /** Prescription business earns nothing, whatever the rules say: the law forbids it. */
  private static int firstFor(PurchaseLine line, List<EarnRule> rules) {
    if (line.isPrescription()) {
      return -1;
    }
    for (int index = 0; index < rules.size(); index++) {
      EarnRule rule = rules.get(index);
      if (rule.category().isEmpty() || rule.category().get().equals(line.category())) {
        return index;
      }
    }
    return -1;
  }
}
