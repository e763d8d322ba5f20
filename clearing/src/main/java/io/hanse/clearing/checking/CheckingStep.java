package io.hanse.clearing.checking;

import io.hanse.clearing.breaks.Alarm;
import io.hanse.clearing.breaks.Alarms;
import io.hanse.clearing.cycle.Cycle;
import io.hanse.clearing.cycle.Obstacle;
import io.hanse.clearing.lease.Fence;
import io.hanse.clearing.sealing.CycleSeal;
import io.hanse.clearing.sealing.CycleSealStore;
import io.hanse.config.directory.Directory;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.seal.SealReader;
import io.hanse.protocol.seal.WindowSeal;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * First half of the step from sealed to netted: pulls each window, checks it against its seal and
 * stores it.
 */
public final class CheckingStep {
  private final CycleSealStore seals;
  private final WindowStore windows;
  private final WindowSource ledgers;
  private final Alarms alarms;
  private final InstantSource clock;

  public CheckingStep(
      CycleSealStore seals,
      WindowStore windows,
      WindowSource ledgers,
      Alarms alarms,
      InstantSource clock) {
    this.seals = seals;
    this.windows = windows;
    this.ledgers = ledgers;
    this.alarms = alarms;
    this.clock = clock;
  }

  /** The windows that keep the cycle waiting; none when every window agrees with its seal. */
  public Future<List<Obstacle>> run(Fence fence, Cycle.Sealed cycle, Directory directory) {
    return seals.ofCycle(cycle.number()).compose(taken -> checkAll(fence, taken, directory));
  }

  private Future<List<Obstacle>> checkAll(Fence fence, List<CycleSeal> taken, Directory directory) {
    Map<LedgerId, List<WindowSeal>> unchecked =
        taken.stream()
            .filter(each -> !each.checked())
            .map(CheckingStep::seal)
            .collect(Collectors.groupingBy(WindowSeal::ledger, TreeMap::new, Collectors.toList()));
    return Future.join(
            unchecked.values().stream().map(each -> inOrder(fence, each, directory)).toList())
        .map(done -> done.<List<Obstacle>>list().stream().flatMap(List::stream).toList());
  }

  /** Checks the windows of one ledger in sequence, because each is compared with the others. */
  private Future<List<Obstacle>> inOrder(
      Fence fence, List<WindowSeal> unchecked, Directory directory) {
    List<Obstacle> met = new ArrayList<>();
    Future<Void> done = Future.succeededFuture();
    for (WindowSeal seal : unchecked) {
      done =
          done.compose(before -> check(fence, seal, directory))
              .map(
                  obstacle -> {
                    obstacle.ifPresent(met::add);
                    return null;
                  });
    }
    return done.map(met);
  }

  private static WindowSeal seal(CycleSeal taken) {
    return SealReader.read(taken.seal().octets()).orElseThrow();
  }

  private Future<Optional<Obstacle>> check(Fence fence, WindowSeal seal, Directory directory) {
    return ledgers
        .pull(seal, directory)
        .compose(
            answer ->
                switch (answer) {
                  case PullAnswer.Agrees agrees ->
                      windows.save(fence, agrees.window()).compose(kept -> kept(seal, kept));
                  case PullAnswer.Unreachable(String reason) ->
                      Future.succeededFuture(
                          Optional.of(Obstacle.window(seal.ledger(), seal.window(), reason)));
                  case PullAnswer.Suspect(String reason) -> suspect(seal, reason);
                });
  }

  private Future<Optional<Obstacle>> kept(WindowSeal seal, SaveAnswer keeping) {
    return switch (keeping) {
      case SaveAnswer.Kept kept -> Future.succeededFuture(Optional.empty());
      case SaveAnswer.Contradicts(String reason) -> suspect(seal, reason);
    };
  }

  private Future<Optional<Obstacle>> suspect(WindowSeal seal, String reason) {
    return alarms
        .raise(new Alarm(clock.instant(), seal.ledger(), seal.window(), reason))
        .map(Optional.of(Obstacle.window(seal.ledger(), seal.window(), reason)));
  }
}
