package io.hanse.clearing.closing;

import io.hanse.clearing.cycle.Cycle;
import io.hanse.clearing.cycle.Fence;
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
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/** The second half of sealed to netted: the seals' gross sums become one netting. */
final class NettingStep {
  private final ClearingStores stores;
  private final RateSource rateSource;
  private final RatePolicy policy;
  private final InstantSource clock;

  NettingStep(
      ClearingStores stores, RateSource rateSource, RatePolicy policy, InstantSource clock) {
    this.stores = stores;
    this.rateSource = rateSource;
    this.policy = policy;
    this.clock = clock;
  }

  Future<StepAnswer> run(Fence fence, Cycle.Sealed cycle, Directory directory) {
    return gross(cycle)
        .compose(
            gross ->
                rateSource
                    .read()
                    .map(rates -> net(cycle, gross, directory, rates))
                    .recover(NettingStep::unreadable))
        .compose(answer -> write(fence, cycle, directory, answer));
  }

  private Future<List<Gross>> gross(Cycle.Sealed cycle) {
    return stores
        .seals()
        .ofCycle(cycle.number())
        .map(
            taken ->
                taken.stream()
                    .map(each -> SealReader.read(each.seal().octets()).orElseThrow())
                    .flatMap(seal -> seal.gross().stream())
                    .toList());
  }

  private NettingAnswer net(
      Cycle.Sealed cycle, List<Gross> gross, Directory directory, ReferenceRates rates) {
    return Netting.net(
        gross, terms(directory), (from, to) -> rates.find(from, to, cycle.date(), policy));
  }

  private static SettlementTerms terms(Directory directory) {
    return new SettlementTerms(
        directory.participants().stream()
            .collect(
                Collectors.toMap(
                    ParticipantEntry::id,
                    participant -> participant.tariff().settlementCurrency())));
  }

  private static Future<NettingAnswer> unreadable(Throwable failure) {
    return Future.succeededFuture(
        new NettingAnswer.Stopped(List.of("the rates file cannot be read: " + failure)));
  }

  private Future<StepAnswer> write(
      Fence fence, Cycle.Sealed cycle, Directory directory, NettingAnswer answer) {
    return switch (answer) {
      case NettingAnswer.Stopped(List<String> reasons) ->
          Future.succeededFuture(new StepAnswer.Waiting(String.join("; ", reasons)));
      case NettingAnswer.Done(Netting netting) -> {
        Cycle.Netted netted = cycle.net(Times.now(clock));
        yield stores
            .nettings()
            .save(fence, netted, netting, directory.version())
            .map(new StepAnswer.Advanced(netted));
      }
    };
  }
}
