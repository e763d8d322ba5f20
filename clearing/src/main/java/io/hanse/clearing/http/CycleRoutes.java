package io.hanse.clearing.http;

import io.hanse.clearing.closing.CloseAnswer;
import io.hanse.clearing.closing.CycleCommands;
import io.hanse.clearing.closing.CycleReport;
import io.hanse.clearing.closing.CycleReports;
import io.hanse.clearing.cycle.Waiting;
import io.hanse.config.server.Caller;
import io.hanse.config.server.Gate;
import io.hanse.config.server.Parameter;
import io.hanse.config.server.Problems;
import io.hanse.config.settings.Role;
import io.hanse.protocol.rejection.RequestCode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cycles: listed, read, closed, settled. */
final class CycleRoutes {
  /** The roles that read cycles. */
  static final Set<Role> READERS = EnumSet.of(Role.OPERATOR, Role.FINANCE, Role.AUDITOR);

  /** The roles that close and settle cycles. */
  private static final Set<Role> COMMANDERS = EnumSet.of(Role.OPERATOR, Role.FINANCE);

  static final Parameter<Long> CYCLE = Parameter.counted("cycle");
  private static final Parameter<Integer> LIMIT = Parameter.whole("limit", 1, 100);
  private static final int DEFAULT_LIMIT = 20;
  private static final int LONGEST_KEY = 200;

  /** After that another instance has perhaps given the lease back. */
  private static final Duration LED_ELSEWHERE = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(CycleRoutes.class);

  private final CycleCommands commands;
  private final CycleReports reports;

  CycleRoutes(CycleCommands commands, CycleReports reports) {
    this.commands = commands;
    this.reports = reports;
  }

  void mount(Router router, Gate gate) {
    router.get("/v1/cycles").handler(gate.only(READERS)).handler(this::list);
    router.get("/v1/cycles/:cycle").handler(gate.only(READERS)).handler(this::one);
    router.post("/v1/cycles/close").handler(gate.only(COMMANDERS)).handler(this::closeOpen);
    router.post("/v1/cycles/:cycle/close").handler(gate.only(COMMANDERS)).handler(this::closeOne);
    router.post("/v1/cycles/:cycle/settle").handler(gate.only(COMMANDERS)).handler(this::settle);
  }

  private void list(RoutingContext context) {
    LIMIT
        .inQuery(context)
        .map(limit -> limit.orElse(DEFAULT_LIMIT))
        .orRefuse(
            context,
            limit ->
                reports
                    .newest(limit)
                    .onSuccess(found -> send(context, CycleJson.cycles(found)))
                    .onFailure(failure -> Problems.failed(context, failure)));
  }

  private void one(RoutingContext context) {
    CYCLE.inPath(context).orRefuse(context, cycle -> one(context, cycle));
  }

  private void one(RoutingContext context, long cycle) {
    reports
        .find(cycle)
        .onSuccess(
            found ->
                found.ifPresentOrElse(
                    report -> send(context, CycleJson.cycle(report)),
                    () -> unknown(context, cycle)))
        .onFailure(failure -> Problems.failed(context, failure));
  }

  private void closeOpen(RoutingContext context) {
    List<String> keys = context.request().headers().getAll("Idempotency-Key");
    if (keys.size() > 1 || keys.stream().anyMatch(key -> !isKey(key))) {
      Problems.send(
          context,
          RequestCode.INVALID_REQUEST,
          "Idempotency-Key must be sent once, with 1 to %d characters that are not all blank;"
                  .formatted(LONGEST_KEY)
              + " leave it out where the request is not repeated.");
      return;
    }
    command(context, "close the open cycle", commands.close(keys.stream().findFirst()));
  }

  private static boolean isKey(String text) {
    return !text.isBlank() && text.length() <= LONGEST_KEY;
  }

  private static String tooEarly(CycleReport report) {
    String state =
        "Cycle %d is %s; it can be settled once it is instructed."
            .formatted(report.cycle().number(), report.cycle().state());
    return report.waiting().isEmpty()
        ? state
        : report.waiting().stream()
            .map(Waiting::toString)
            .collect(Collectors.joining("; ", state + " It waits ", "."));
  }

  private void closeOne(RoutingContext context) {
    CYCLE
        .inPath(context)
        .orRefuse(
            context, cycle -> command(context, "close cycle " + cycle, commands.close(cycle)));
  }

  private void settle(RoutingContext context) {
    CYCLE
        .inPath(context)
        .orRefuse(
            context, cycle -> command(context, "settle cycle " + cycle, commands.settle(cycle)));
  }

  /** The log says who commanded what, and what came of it. */
  private static void command(RoutingContext context, String what, Future<CloseAnswer> command) {
    String by = Caller.of(context).name();
    command
        .onSuccess(
            answer -> {
              LOG.atInfo()
                  .addKeyValue("command", what)
                  .addKeyValue("by", by)
                  .addKeyValue("outcome", outcome(answer))
                  .log("command carried out");
              answer(context, answer);
            })
        .onFailure(failure -> Problems.failed(context, failure));
  }

  private static String outcome(CloseAnswer answer) {
    return switch (answer) {
      case CloseAnswer.Done(var report) ->
          "cycle " + report.cycle().number() + " is " + report.cycle().state();
      case CloseAnswer.Unknown(long cycle) -> "there is no cycle " + cycle;
      case CloseAnswer.TooEarly(var report) ->
          "too early: cycle " + report.cycle().number() + " is " + report.cycle().state();
      case CloseAnswer.NotLeading notLeading -> "another instance leads";
    };
  }

  private static void unknown(RoutingContext context, long cycle) {
    Problems.send(context, RequestCode.NOT_FOUND, "There is no cycle " + cycle + ".");
  }

  private static void answer(RoutingContext context, CloseAnswer answer) {
    switch (answer) {
      case CloseAnswer.Done(var report) -> send(context, CycleJson.cycle(report));
      case CloseAnswer.Unknown(long cycle) -> unknown(context, cycle);
      case CloseAnswer.TooEarly(var report) ->
          Problems.send(context, RequestCode.TOO_EARLY, tooEarly(report));
      case CloseAnswer.NotLeading notLeading ->
          Problems.unavailable(context, LED_ELSEWHERE, "Another instance of clearing leads.");
    }
  }

  private static void send(RoutingContext context, JsonObject json) {
    context.response().putHeader("Content-Type", "application/json").end(json.toBuffer());
  }
}
