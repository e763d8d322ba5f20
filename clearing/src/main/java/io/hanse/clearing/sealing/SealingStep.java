package io.hanse.clearing.sealing;

import io.hanse.clearing.breaks.Alarm;
import io.hanse.clearing.breaks.Alarms;
import io.hanse.clearing.cycle.Cycle;
import io.hanse.clearing.cycle.CycleStore;
import io.hanse.clearing.cycle.StepAnswer;
import io.hanse.clearing.lease.Fence;
import io.hanse.config.directory.Directory;
import io.hanse.config.directory.LedgerEntry;
import io.hanse.config.shared.SealNotice;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.seal.SealReader;
import io.hanse.protocol.seal.WindowSeal;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Step from sealing to sealed: orders all ledgers to cut, in parallel; each then has sealed or is
 * absent.
 *
 * <p>If an answer was lost, the ledger has cut without clearing's knowledge. The next order returns
 * that earlier seal, and one more order cuts the window opened since. A ledger is never more than
 * one window ahead, because clearing orders a window only after it has taken the seal of the one
 * before.
 */
public final class SealingStep {
  private final CycleStore cycles;
  private final CycleSealStore seals;
  private final AbsenceStore absences;
  private final CutOrders ledgers;
  private final Alarms alarms;
  private final InstantSource clock;

  public SealingStep(
      CycleStore cycles,
      CycleSealStore seals,
      AbsenceStore absences,
      CutOrders ledgers,
      Alarms alarms,
      InstantSource clock) {
    this.cycles = cycles;
    this.seals = seals;
    this.absences = absences;
    this.ledgers = ledgers;
    this.alarms = alarms;
    this.clock = clock;
  }

  /** Orders every ledger to cut that has not sealed for the cycle yet. */
  public Future<StepAnswer> run(Fence fence, Cycle.Sealing cycle, Directory directory) {
    Cut cut = new Cut(fence, cycle, directory);
    return seals
        .ofCycle(cycle.number())
        .compose(
            taken -> Future.join(stillMissing(cycle, taken, directory).map(cut::ledger).toList()))
        .compose(
            done -> {
              Cycle.Sealed sealed = cycle.seal(clock.instant());
              return cycles.save(fence, sealed).map(new StepAnswer.Advanced(sealed));
            });
  }

  /** Leaves out the ledgers that sealed for this cycle in an earlier attempt. */
  private static Stream<LedgerId> stillMissing(
      Cycle.Sealing cycle, List<CycleSeal> taken, Directory directory) {
    Set<LedgerId> sealed =
        taken.stream()
            .map(each -> SealReader.read(each.seal().octets()).orElseThrow())
            .filter(seal -> isOf(cycle, seal))
            .map(WindowSeal::ledger)
            .collect(Collectors.toSet());
    return directory.ledgers().stream().map(LedgerEntry::id).filter(id -> !sealed.contains(id));
  }

  /** Whether a window was cut for this cycle: not before the cycle's closing time. */
  private static boolean isOf(Cycle.Sealing cycle, WindowSeal seal) {
    return !seal.sealedAt().isBefore(cycle.closedAt());
  }

  /** Cutting one ledger for one cycle. */
  private final class Cut {
    private final Fence fence;
    private final Cycle.Sealing cycle;
    private final Directory directory;

    Cut(Fence fence, Cycle.Sealing cycle, Directory directory) {
      this.fence = fence;
      this.cycle = cycle;
      this.directory = directory;
    }

    Future<Void> ledger(LedgerId ledger) {
      return seals
          .newest(ledger)
          .compose(newest -> cut(ledger, newest))
          .compose(
              taken ->
                  taken.isEmpty() || isOf(cycle, taken.get())
                      ? Future.succeededFuture()
                      : cutOnceMore(ledger));
    }

    private Future<Void> cutOnceMore(LedgerId ledger) {
      return seals.newest(ledger).compose(newest -> cut(ledger, newest)).mapEmpty();
    }

    /** The seal that was taken; empty where the ledger is absent. */
    private Future<Optional<WindowSeal>> cut(LedgerId ledger, Optional<SealNotice> newest) {
      long window = newest.map(seal -> seal.window() + 1).orElse(1L);
      return ledgers
          .cut(ledger, window, fence)
          .compose(
              answer ->
                  switch (answer) {
                    case OrderAnswer.Unreachable(String reason) -> absent(ledger, reason);
                    case OrderAnswer.Offered(SealNotice seal) -> judge(seal, newest);
                  });
    }

    private Future<Optional<WindowSeal>> judge(SealNotice seal, Optional<SealNotice> newest) {
      return switch (new SealCheck(directory, clock.instant()).judge(seal, newest)) {
        case SealCheckAnswer.Suspect(String reason) -> suspect(seal, reason);
        case SealCheckAnswer.Genuine genuine ->
            seals
                .take(fence, cycle.number(), seal)
                .compose(taking -> taken(seal, genuine.seal(), taking));
      };
    }

    private Future<Optional<WindowSeal>> taken(
        SealNotice seal, WindowSeal genuine, TakeAnswer taking) {
      return switch (taking) {
        case TakeAnswer.Taken taken -> Future.succeededFuture(Optional.of(genuine));
        case TakeAnswer.Contradicts contradicts ->
            suspect(seal, "another seal of this window was taken before");
      };
    }

    private Future<Optional<WindowSeal>> suspect(SealNotice seal, String reason) {
      return alarms
          .raise(new Alarm(clock.instant(), seal.ledger(), seal.window(), reason))
          .compose(done -> absent(seal.ledger(), reason));
    }

    private Future<Optional<WindowSeal>> absent(LedgerId ledger, String reason) {
      return absences
          .missed(fence, cycle.number(), new Absence(ledger, reason, clock.instant()))
          .map(Optional.empty());
    }
  }
}
