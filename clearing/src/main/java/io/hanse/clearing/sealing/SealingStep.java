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
 * Sealing to sealed: every ledger is ordered to cut, at the same time, and has sealed or is absent.
 *
 * <p>Where the answer to an order was lost, the ledger has cut and clearing does not know. The next
 * order gives the seal of back then, and one more order the window that has run since: a ledger is
 * never more than that one window ahead, because no order names a window before the last is taken.
 */
public final class SealingStep {
  private final CycleStore cycles;
  private final SealStore seals;
  private final AbsenceStore absences;
  private final CutOrders ledgers;
  private final Alarms alarms;
  private final InstantSource clock;

  public SealingStep(
      CycleStore cycles,
      SealStore seals,
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

  /** A ledger that has sealed for this cycle in an earlier try is not cut again. */
  private static Stream<LedgerId> stillMissing(
      Cycle.Sealing cycle, List<TakenSeal> taken, Directory directory) {
    Set<LedgerId> sealed =
        taken.stream()
            .map(each -> SealReader.read(each.seal().octets()).orElseThrow())
            .filter(seal -> isOf(cycle, seal))
            .map(WindowSeal::ledger)
            .collect(Collectors.toSet());
    return directory.ledgers().stream().map(LedgerEntry::id).filter(id -> !sealed.contains(id));
  }

  /** Whether a window was cut for the cycle and not before it was to be closed. */
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

    /** The seal that was taken, nothing where the ledger is absent. */
    private Future<Optional<WindowSeal>> cut(LedgerId ledger, Optional<SealNotice> newest) {
      long window = newest.map(seal -> seal.window() + 1).orElse(1L);
      return ledgers
          .cut(ledger, window, fence)
          .compose(
              answer ->
                  switch (answer) {
                    case CutAnswer.Unreachable(String reason) -> absent(ledger, reason);
                    case CutAnswer.Offered(SealNotice seal) -> judge(seal, newest);
                  });
    }

    private Future<Optional<WindowSeal>> judge(SealNotice seal, Optional<SealNotice> newest) {
      return switch (new SealCheck(directory, clock.instant()).judge(seal, newest)) {
        case SealVerdict.Suspect(String reason) -> suspect(seal, reason);
        case SealVerdict.Genuine genuine ->
            seals
                .take(fence, cycle.number(), seal)
                .compose(taking -> taken(seal, genuine.seal(), taking));
      };
    }

    private Future<Optional<WindowSeal>> taken(
        SealNotice seal, WindowSeal genuine, SealTaking taking) {
      return switch (taking) {
        case SealTaking.Taken taken -> Future.succeededFuture(Optional.of(genuine));
        case SealTaking.Contradicts contradicts ->
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
