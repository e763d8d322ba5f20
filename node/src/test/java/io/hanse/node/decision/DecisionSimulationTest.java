package io.hanse.node.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.node.decision.book.Entry;
import io.hanse.node.decision.book.EntryKind;
import io.hanse.node.decision.charge.ObligationDraft;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.decision.message.StoredMessage;
import io.hanse.node.decision.message.Submission;
import io.hanse.node.decision.posting.Effects;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.ReservedParticipants;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.outcome.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** A few hundred thousand random messages, every one of them audited. */
class DecisionSimulationTest {
  private static final long SEED = Long.getLong("hanse.seed", System.nanoTime());
  private static final int MESSAGES = 200_000;
  private static final int MEMBERS = 300;

  @Test
  void anIndependentAuditorAgreesWithEveryDecision(TestReporter reporter) {
    reporter.publishEntry("seed (repeat with -Dhanse.seed=)", Long.toString(SEED));
    MemoryLedger ledger = shortLived();
    SimulatedTraffic traffic = traffic(SEED, ledger);
    Auditor auditor = new Auditor(ledger.terms);
    Map<String, Integer> seen = new TreeMap<>();
    int messages = 0;

    while (messages < MESSAGES) {
      List<Decision> decisions = ledger.decideAll(traffic.batch(1 + traffic.below(60)));
      for (Decision decision : decisions) {
        audit(auditor, ledger, decision);
        seen.merge(describe(decision), 1, Integer::sum);
        if (decision instanceof Decision.Posted posted) {
          rarities(posted).forEach(rarity -> seen.merge(rarity, 1, Integer::sum));
        }
      }
      messages += decisions.size();
      ledger.pass(Duration.ofMinutes(traffic.below(400)));
      if (traffic.below(150) == 0) {
        ledger.pass(Duration.ofDays(20));
      }
    }

    auditor.auditAll(ledger);
    reporter.publishEntry("answers", seen.toString());
    for (String kind : ANSWERS) {
      assertTrue(seen.getOrDefault(kind, 0) > 2, kind + " hardly occurred: " + seen);
    }
  }

  @Test
  void theSameSeedGivesTheSameDecisions() {
    assertEquals(run(SEED), run(SEED));
  }

  private static final List<String> ANSWERS =
      List.of(
          "Accrued",
          "Redeemed",
          "Held",
          "Released",
          "ClawedBack",
          "Restored",
          "Expired",
          "repaid a debt",
          "owed a debt",
          "made up for a return",
          "lapsed at a release",
          "cancelled a debt",
          "took back what had lapsed",
          "came back with grace",
          "went through the pool",
          "Repeated",
          "ID_CONFLICT",
          "TOO_OLD",
          "WRONG_MEMBER",
          "NOT_REVERSIBLE",
          "ORIGINAL_REFUSED",
          "AUTHORIZATION_CLOSED",
          "EXCEEDS_AUTHORIZATION",
          "UNKNOWN_LINE",
          "EXCEEDS_ORIGINAL",
          "WORTH_NOTHING",
          "INSUFFICIENT_BALANCE");

  private static List<Decision> run(long seed) {
    MemoryLedger ledger = shortLived();
    SimulatedTraffic traffic = traffic(seed, ledger);
    List<Decision> all = new ArrayList<>();
    for (int batch = 0; batch < 200; batch++) {
      all.addAll(ledger.decide(traffic.batch(20)));
      ledger.pass(Duration.ofHours(5));
    }
    return all;
  }

  /** Points live a month, so that many lapse while somebody still refers to them. */
  private static MemoryLedger shortLived() {
    MemoryLedger ledger = new MemoryLedger();
    ledger.terms = Coalition.terms(1);
    return ledger;
  }

  private static SimulatedTraffic traffic(long seed, MemoryLedger ledger) {
    List<CardNumber> cards =
        IntStream.range(0, MEMBERS).mapToObj(member -> ledger.enrol()).toList();
    return new SimulatedTraffic(seed, ledger, cards);
  }

  /** Beside what the auditor keeps: no line gives back more than it earned or cost. */
  private static void audit(Auditor auditor, MemoryLedger ledger, Decision decision) {
    try {
      auditor.audit(decision, ledger.now);
      if (decision instanceof Decision.Posted posted
          && posted.submission() instanceof Submission.Signed signed
          && signed.message() instanceof Message.Reversal reversal
          && posted.outcome() instanceof Outcome.ClawedBack) {
        auditLines(auditor, ledger, reversal);
      }
    } catch (AssertionError disagreement) {
      throw new AssertionError("seed " + SEED, disagreement);
    }
  }

  private static void auditLines(Auditor auditor, MemoryLedger ledger, Message.Reversal reversal) {
    MessageKey key = new MessageKey(reversal.header().participant(), reversal.original());
    StoredMessage.Basket basket =
        ledger.messages.get(key).original().orElseThrow().basket().orElseThrow();
    Map<Integer, Long> earned = new TreeMap<>();
    basket.earned().forEach(it -> earned.put(it.line(), it.points().value()));
    basket
        .purchase()
        .lines()
        .forEach(
            line -> {
              long[] taken = auditor.taken(key, line.line());
              long amount = line.amount().minorUnits();
              long points = earned.getOrDefault(line.line(), 0L);
              boolean whole = taken[1] == amount && amount > 0;
              assertTrue(
                  taken[0] <= points
                      && taken[1] <= amount
                      && taken[2] <= line.quantity().thousandths()
                      && (!whole || taken[0] == points),
                  () -> "line " + line + " gave back more or less than it earned, seed " + SEED);
            });
  }

  private static String describe(Decision decision) {
    return switch (decision) {
      case Decision.Repeated repeated -> "Repeated";
      case Decision.TurnedAway turned -> turned.rejection().code().name();
      case Decision.Posted posted ->
          posted.outcome() instanceof Outcome.Refused refused
              ? refused.rejection().code().name()
              : posted.outcome().getClass().getSimpleName();
    };
  }

  private static List<EntryKind> kinds(Effects effects) {
    return effects.entries().stream().map(Entry::kind).toList();
  }

  /** What must have happened often enough for the audit to mean something. */
  private static List<String> rarities(Decision.Posted posted) {
    Effects effects = posted.effects();
    List<String> found = new ArrayList<>();
    if (effects.holdClosed().isPresent() && kinds(effects).contains(EntryKind.BREAKAGE)) {
      found.add("lapsed at a release");
    }
    if (posted.outcome() instanceof Outcome.ClawedBack
        && kinds(effects).contains(EntryKind.REPAYMENT)) {
      found.add("made up for a return");
    }
    for (Entry entry : effects.entries()) {
      switch (entry.kind()) {
        case REPAYMENT -> found.add("repaid a debt");
        case DEBT_CANCELLED -> found.add("cancelled a debt");
        case BREAKAGE_REVERSAL -> found.add("took back what had lapsed");
        default -> {}
      }
    }
    effects.debtChanges().stream()
        .filter(change -> change.change() > 0)
        .forEach(change -> found.add("owed a debt"));
    effects.lotsIssued().stream()
        .filter(lot -> lot.parent().isPresent())
        .forEach(lot -> found.add("came back with grace"));
    List<ObligationDraft> obligations = effects.obligations();
    if (obligations.stream().anyMatch(it -> it.debtor().equals(ReservedParticipants.POOL))) {
      found.add("went through the pool");
    }
    return found;
  }
}
