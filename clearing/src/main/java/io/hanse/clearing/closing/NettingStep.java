package io.hanse.clearing.closing;

import io.hanse.clearing.cycle.Alarm;
import io.hanse.clearing.cycle.Cycle;
import io.hanse.clearing.cycle.Fence;
import io.hanse.clearing.cycle.TakenSeal;
import io.hanse.clearing.fx.RatePolicy;
import io.hanse.clearing.fx.ReferenceRates;
import io.hanse.clearing.netting.Netting;
import io.hanse.clearing.netting.NettingAnswer;
import io.hanse.clearing.netting.SettlementTerms;
import io.hanse.clearing.store.ClearingStores;
import io.hanse.config.directory.Directory;
import io.hanse.config.directory.ParticipantEntry;
import io.hanse.protocol.seal.Gross;
import io.hanse.protocol.seal.SealReader;
import io.hanse.protocol.seal.WindowSeal;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/** The second half of sealed to netted: the seals' gross sums become one netting. */
final class NettingStep {
  private final ClearingStores stores;
  private final RateSource rateSource;
  private final RatePolicy policy;
  private final Alarms alarms;
  private final Breaks breaks;
  private final InstantSource clock;

  NettingStep(
      ClearingStores stores,
      RateSource rateSource,
      RatePolicy policy,
      Alarms alarms,
      Breaks breaks,
      InstantSource clock) {
    this.stores = stores;
    this.rateSource = rateSource;
    this.policy = policy;
    this.alarms = alarms;
    this.breaks = breaks;
    this.clock = clock;
  }

  Future<StepAnswer> run(Fence fence, Cycle.Sealed cycle, Directory directory) {
    return rateSource
        .read()
        .transform(
            read ->
                read.succeeded()
                    ? net(fence, cycle, directory, read.result())
                    : waiting("the rates file cannot be read: " + read.cause()));
  }

  private Future<StepAnswer> net(
      Fence fence, Cycle.Sealed cycle, Directory directory, ReferenceRates rates) {
    return stores
        .seals()
        .ofCycle(cycle.number())
        .compose(
            taken -> {
              List<WindowSeal> seals = taken.stream().map(NettingStep::seal).toList();
              try {
                return write(fence, cycle, directory, net(cycle, seals, directory, rates));
              } catch (IllegalStateException | ArithmeticException unsound) {
                return unsound(seals, unsound);
              }
            });
  }

  private static WindowSeal seal(TakenSeal taken) {
    return SealReader.read(taken.seal().octets()).orElseThrow();
  }

  private NettingAnswer net(
      Cycle.Sealed cycle, List<WindowSeal> seals, Directory directory, ReferenceRates rates) {
    List<Gross> gross = seals.stream().flatMap(seal -> seal.gross().stream()).toList();
    return Netting.net(
        gross, terms(directory), (from, to) -> rates.find(from, to, cycle.date(), policy));
  }

  /** Each window of the cycle may be the one to blame, so each gets the alarm. */
  private Future<StepAnswer> unsound(List<WindowSeal> seals, RuntimeException unsound) {
    String reason = "the cycle's sums cannot be netted: " + unsound.getMessage();
    return Future.join(
            seals.stream()
                .map(seal -> new Alarm(Times.now(clock), seal.ledger(), seal.window(), reason))
                .map(alarms::raise)
                .toList())
        .compose(raised -> waiting(reason));
  }

  private static SettlementTerms terms(Directory directory) {
    return new SettlementTerms(
        directory.participants().stream()
            .collect(
                Collectors.toMap(
                    ParticipantEntry::id,
                    participant -> participant.tariff().settlementCurrency())));
  }

  private static Future<StepAnswer> waiting(String reason) {
    return Future.succeededFuture(new StepAnswer.Waiting(reason));
  }

  private Future<StepAnswer> write(
      Fence fence, Cycle.Sealed cycle, Directory directory, NettingAnswer answer) {
    return switch (answer) {
      case NettingAnswer.Stopped(List<String> reasons) -> waiting(String.join("; ", reasons));
      case NettingAnswer.Done(Netting netting) -> {
        Cycle.Netted netted = cycle.net(Times.now(clock));
        yield breaks
            .look(fence, cycle.number())
            .compose(found -> stores.nettings().save(fence, netted, netting, directory.version()))
            .map(new StepAnswer.Advanced(netted));
      }
    };
  }
}
