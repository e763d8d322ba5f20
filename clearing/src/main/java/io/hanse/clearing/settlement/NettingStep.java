package io.hanse.clearing.settlement;

import io.hanse.clearing.breaks.Alarm;
import io.hanse.clearing.breaks.Alarms;
import io.hanse.clearing.breaks.Breaks;
import io.hanse.clearing.cycle.Cycle;
import io.hanse.clearing.cycle.Obstacle;
import io.hanse.clearing.cycle.StepAnswer;
import io.hanse.clearing.fx.RatesFileAnswer;
import io.hanse.clearing.fx.ReferenceRates;
import io.hanse.clearing.lease.Fence;
import io.hanse.clearing.netting.MissingRate;
import io.hanse.clearing.netting.Netting;
import io.hanse.clearing.netting.NettingAnswer;
import io.hanse.clearing.netting.SettlementTerms;
import io.hanse.clearing.sealing.CycleSeal;
import io.hanse.clearing.sealing.CycleSealStore;
import io.hanse.config.directory.Directory;
import io.hanse.config.directory.ParticipantEntry;
import io.hanse.protocol.seal.Gross;
import io.hanse.protocol.seal.SealReader;
import io.hanse.protocol.seal.WindowSeal;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/** Second half of the step from sealed to netted: nets the seals' gross sums. */
public final class NettingStep {
  private final CycleSealStore seals;
  private final NettingStore nettings;
  private final CycleRates rates;
  private final Alarms alarms;
  private final Breaks breaks;
  private final InstantSource clock;

  public NettingStep(
      CycleSealStore seals,
      NettingStore nettings,
      CycleRates rates,
      Alarms alarms,
      Breaks breaks,
      InstantSource clock) {
    this.seals = seals;
    this.nettings = nettings;
    this.rates = rates;
    this.alarms = alarms;
    this.breaks = breaks;
    this.clock = clock;
  }

  /** Nets a cycle whose windows are all checked; waits where its rates cannot be had. */
  public Future<StepAnswer> run(Fence fence, Cycle.Sealed cycle, Directory directory) {
    return rates
        .source()
        .read()
        .compose(
            answer ->
                switch (answer) {
                  case RatesFileAnswer.Read(ReferenceRates read) ->
                      net(fence, cycle, directory, read);
                  case RatesFileAnswer.Refused(String reason) ->
                      waiting(
                          Obstacle.forOperator(
                              "the rates file",
                              reason + "; the cycle goes on once a sound file is in its place"));
                });
  }

  private Future<StepAnswer> net(
      Fence fence, Cycle.Sealed cycle, Directory directory, ReferenceRates read) {
    return seals
        .ofCycle(cycle.number())
        .compose(
            taken -> {
              List<WindowSeal> signed = taken.stream().map(NettingStep::seal).toList();
              try {
                return write(fence, cycle, directory, net(cycle, signed, directory, read));
              } catch (IllegalStateException | ArithmeticException unsound) {
                return unsound(signed, unsound);
              }
            });
  }

  private static WindowSeal seal(CycleSeal taken) {
    return SealReader.read(taken.seal().octets()).orElseThrow();
  }

  private NettingAnswer net(
      Cycle.Sealed cycle, List<WindowSeal> signed, Directory directory, ReferenceRates read) {
    List<Gross> gross = signed.stream().flatMap(seal -> seal.gross().stream()).toList();
    return Netting.net(
        gross, terms(directory), (from, to) -> read.find(from, to, cycle.date(), rates.policy()));
  }

  /** Any window of the cycle may be wrong, so each gets the alarm. */
  private Future<StepAnswer> unsound(List<WindowSeal> signed, RuntimeException unsound) {
    String reason = "the cycle's sums cannot be netted: " + unsound.getMessage();
    return Future.join(
            signed.stream()
                .map(seal -> new Alarm(clock.instant(), seal.ledger(), seal.window(), reason))
                .map(alarms::raise)
                .toList())
        .compose(raised -> waiting(Obstacle.forOperator("sums that can be netted", reason)));
  }

  private static SettlementTerms terms(Directory directory) {
    return new SettlementTerms(
        directory.participants().stream()
            .collect(
                Collectors.toMap(
                    ParticipantEntry::id,
                    participant -> participant.tariff().settlementCurrency())));
  }

  private static Future<StepAnswer> waiting(Obstacle obstacle) {
    return Future.succeededFuture(new StepAnswer.Waits(obstacle));
  }

  private static Obstacle obstacle(MissingRate missing) {
    return Obstacle.forOperator(
        "the rate from %s to %s".formatted(missing.from(), missing.to()), missing.reason());
  }

  private Future<StepAnswer> write(
      Fence fence, Cycle.Sealed cycle, Directory directory, NettingAnswer answer) {
    return switch (answer) {
      case NettingAnswer.Stopped(List<MissingRate> missing) ->
          Future.succeededFuture(
              new StepAnswer.Waits(missing.stream().map(NettingStep::obstacle).toList()));
      case NettingAnswer.Done(Netting netting) -> {
        Cycle.Netted netted = cycle.net(clock.instant());
        yield breaks
            .look(fence, cycle.number())
            .compose(found -> nettings.save(fence, netted, netting, directory.version()))
            .map(new StepAnswer.Advanced(netted));
      }
    };
  }
}
