package io.hanse.clearing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.clearing.closing.CloseAnswer;
import io.hanse.clearing.closing.CycleReport;
import io.hanse.clearing.cycle.CycleState;
import io.hanse.clearing.sealing.Absence;
import io.hanse.clearing.sealing.SealedWindow;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.testing.Check;
import io.vertx.core.Future;
import io.vertx.ext.unit.TestContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A story about one network and its clearing, told from top to bottom. Each call adds a step, which
 * begins when the one before has ended; the first step that fails ends the story, and {@link #end}
 * gives its failure to the test.
 */
public final class Scenario {
  private final TestNetwork network;
  private Future<?> told = Future.succeededFuture();
  private Optional<Clearing> clearing = Optional.empty();
  private Optional<CycleReport> report = Optional.empty();
  private Optional<HttpAnswer> answer = Optional.empty();

  Scenario(TestNetwork network) {
    this.network = network;
  }

  /** Adds a step of the test's own. */
  Scenario step(Supplier<Future<?>> step) {
    told = told.compose(before -> step.get());
    return this;
  }

  private Scenario check(Check.Assertion<Void> assertion) {
    return step(() -> Future.<Void>succeededFuture().compose(Check.check(assertion)));
  }

  /** Changes something about the network. */
  Scenario given(Consumer<TestNetwork> fact) {
    return check(nothing -> fact.accept(network));
  }

  /** Starts clearing, after the instance that ran before has ended. */
  Scenario clearingStarts() {
    return clearingStartsAt(TestNetwork.NOW);
  }

  /** The same, at a time of its own. */
  Scenario clearingStartsAt(Instant now) {
    return step(
        () ->
            network
                .start(InstantSource.fixed(now))
                .onSuccess(started -> clearing = Optional.of(started)));
  }

  /** Closes the open cycle, which is then the one in question. */
  Scenario cycleCloses() {
    return step(() -> done(running().closeCycle()));
  }

  /** The same, with a key. */
  Scenario cycleCloses(String key) {
    return step(() -> done(running().closeCycle(key)));
  }

  private Future<?> done(Future<CloseAnswer> command) {
    return command
        .map(closed -> assertInstanceOf(CloseAnswer.Done.class, closed).report())
        .onSuccess(closed -> report = Optional.of(closed));
  }

  /** Looks at a cycle as it is now. */
  Scenario cycle(long number) {
    return step(
        () ->
            running().cycle(number).onSuccess(found -> report = found).map(Optional::orElseThrow));
  }

  /** Looks at the open cycle. */
  Scenario openCycle() {
    return step(
        () -> running().cycles(1).onSuccess(newest -> report = newest.stream().findFirst()));
  }

  /** Writes a cycle's files to a folder of the network. */
  Scenario exported(long cycle, String folder) {
    return step(() -> running().exportCycle(cycle, at(folder)));
  }

  /** Expects that an export is refused. */
  Scenario exportIsRefused(long cycle, String folder, String reason) {
    return step(
        () ->
            running()
                .exportCycle(cycle, at(folder))
                .transform(
                    export -> {
                      assertTrue(export.failed(), "it was not refused");
                      assertContains(reason, export.cause().toString());
                      return Future.succeededFuture();
                    }));
  }

  /** Expects something of an exported folder. */
  Scenario expectFiles(String folder, Check.Assertion<Path> assertion) {
    return check(nothing -> assertion.of(at(folder)));
  }

  /** Expects that two folders have the same files, octet for octet. */
  Scenario expectSameFiles(String one, String other) {
    return check(
        nothing -> {
          assertEquals(names(one), names(other));
          for (String name : names(one)) {
            assertTrue(Arrays.equals(octets(one, name), octets(other, name)), name + " differs");
          }
        });
  }

  private List<String> names(String folder) throws IOException {
    try (Stream<Path> files = Files.list(at(folder))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private byte[] octets(String folder, String name) throws IOException {
    return Files.readAllBytes(at(folder).resolve(name));
  }

  /** Expects how far the cycle in question is. */
  Scenario expectState(CycleState state) {
    return expectEqual(state, cycle -> cycle.cycle().state());
  }

  /** Expects the cycle's number. */
  Scenario expectNumber(long number) {
    return expectEqual(number, cycle -> cycle.cycle().number());
  }

  /** Expects which ledgers have not sealed for the cycle. */
  Scenario expectAbsent(LedgerId... ledgers) {
    return expectEqual(
        List.of(ledgers), cycle -> cycle.absences().stream().map(Absence::ledger).toList());
  }

  /** Expects which windows of a ledger the cycle has. */
  Scenario expectWindows(LedgerId ledger, Long... windows) {
    return expectEqual(
        List.of(windows),
        cycle ->
            cycle.windows().stream()
                .filter(window -> window.ledger().equals(ledger))
                .map(SealedWindow::window)
                .toList());
  }

  /** Expects what the cycle waits for; nothing where it goes on. */
  Scenario expectWaitingFor(String... things) {
    return expectEqual(
        List.of(things),
        cycle -> cycle.waiting().stream().map(waiting -> waiting.obstacle().what()).toList());
  }

  /** Expects since when the cycle waits for each thing. */
  Scenario expectWaitingSince(Instant... times) {
    return expectEqual(
        List.of(times), cycle -> cycle.waiting().stream().map(waiting -> waiting.since()).toList());
  }

  /** Expects why the cycle waits, for each thing. */
  Scenario expectWaitingBecause(String... reasons) {
    return expectEqual(
        List.of(reasons),
        cycle -> cycle.waiting().stream().map(waiting -> waiting.obstacle().reason()).toList());
  }

  /** Expects a cycle that is sealed, waits for that reason, and has nothing netted. */
  Scenario expectSuspect(String reason) {
    return expectState(CycleState.SEALED)
        .check(nothing -> assertContains(reason, cycle().waiting().toString()))
        .expectEqual(true, cycle -> cycle.turnovers().isEmpty());
  }

  /** Expects the cycle's sum of all obligations in euro. */
  Scenario expectGross(String euro) {
    return expectEqual(eur(euro), cycle -> cycle.turnovers().get(CurrencyCode.of("EUR")).gross());
  }

  /** Expects what of the cycle is paid in euro, and what need not be. */
  Scenario expectNet(String net, String saving) {
    return expectEqual(eur(net), cycle -> cycle.turnovers().get(CurrencyCode.of("EUR")).net())
        .expectEqual(eur(saving), cycle -> cycle.turnovers().get(CurrencyCode.of("EUR")).saving());
  }

  private <T> Scenario expectEqual(T expected, Function<CycleReport, T> actual) {
    return check(nothing -> assertEquals(expected, actual.apply(cycle()), cycle().toString()));
  }

  private CycleReport cycle() {
    return report.orElseThrow();
  }

  private static Money eur(String amount) {
    return Money.parse(CurrencyCode.of("EUR"), amount);
  }

  /** Reads over HTTP; without a token where it is empty. */
  Scenario get(String path, String token) {
    return asks("GET", path, token);
  }

  /**
   * Commands over HTTP.
   *
   * @param keys the request's Idempotency-Key headers
   */
  Scenario post(String path, String token, String... keys) {
    return asks("POST", path, token, keys);
  }

  private Scenario asks(String method, String path, String token, String... keys) {
    return step(
        () ->
            HttpAnswer.to(running().port(), method, path, token, keys)
                .onSuccess(given -> answer = Optional.of(given)));
  }

  /** Expects the status of the last answer. */
  Scenario expectStatus(int status) {
    return check(nothing -> assertEquals(status, answered().status(), answered().body()));
  }

  /** Expects that the last answer is a problem (RFC 9457) with that code. */
  Scenario expectProblem(int status, String code) {
    return expectStatus(status).expectJson("{\"type\": \"urn:hanse:problem:%s\"}".formatted(code));
  }

  /** Expects that the last answer is a JSON object with these fields, whatever else it has. */
  Scenario expectJson(String json) {
    return check(nothing -> answered().expect(json));
  }

  /** Expects a text somewhere in the last answer. */
  Scenario expectText(String text) {
    return check(nothing -> assertContains(text, answered().body()));
  }

  private HttpAnswer answered() {
    return answer.orElseThrow();
  }

  private static void assertContains(String part, String whole) {
    assertTrue(whole.contains(part), () -> "no \"" + part + "\" in " + whole);
  }

  Clearing running() {
    return clearing.orElseThrow();
  }

  Path at(String file) {
    return network.folder().resolve(file);
  }

  /** Ends the story, and with it the test's case. */
  void end(TestContext context) {
    told.onComplete(context.asyncAssertSuccess());
  }
}
