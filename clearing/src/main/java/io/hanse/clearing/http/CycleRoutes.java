package io.hanse.clearing.http;

import io.hanse.clearing.closing.CloseAnswer;
import io.hanse.clearing.closing.CycleDesk;
import io.hanse.clearing.closing.CycleReports;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.OptionalLong;

/** Cycles: listed, read, closed, settled. */
final class CycleRoutes {
  private static final int DEFAULT_LIMIT = 20;
  private static final int MOST = 100;
  private static final int LONGEST_KEY = 200;

  private final CycleDesk desk;
  private final CycleReports reports;

  CycleRoutes(CycleDesk desk, CycleReports reports) {
    this.desk = desk;
    this.reports = reports;
  }

  void mount(Router router, Gate gate) {
    router.get("/v1/cycles").handler(gate.read()).handler(this::list);
    router.get("/v1/cycles/:cycle").handler(gate.read()).handler(this::one);
    router.post("/v1/cycles/close").handler(gate.command()).handler(this::closeOpen);
    router.post("/v1/cycles/:cycle/close").handler(gate.command()).handler(this::closeOne);
    router.post("/v1/cycles/:cycle/settle").handler(gate.command()).handler(this::settle);
  }

  private void list(RoutingContext context) {
    OptionalLong limit =
        Numbers.parse(
            context.queryParams().contains("limit")
                ? context.queryParams().get("limit")
                : Integer.toString(DEFAULT_LIMIT));
    if (limit.isEmpty() || limit.getAsLong() > MOST) {
      Problems.send(context, 400, "invalid-parameter", "limit is a number from 1 to " + MOST);
      return;
    }
    reports
        .newest((int) limit.getAsLong())
        .onSuccess(found -> send(context, CycleJson.cycles(found)))
        .onFailure(failure -> Problems.unexpected(context, failure));
  }

  private void one(RoutingContext context) {
    OptionalLong cycle = Numbers.parse(context.pathParam("cycle"));
    if (cycle.isEmpty()) {
      Problems.notFound(context, "cycles are numbered from 1");
      return;
    }
    reports
        .find(cycle.getAsLong())
        .onSuccess(
            found ->
                found.ifPresentOrElse(
                    report -> send(context, CycleJson.cycle(report)),
                    () -> Problems.notFound(context, "no cycle " + cycle.getAsLong())))
        .onFailure(failure -> Problems.unexpected(context, failure));
  }

  private void closeOpen(RoutingContext context) {
    Optional<String> key =
        Optional.ofNullable(context.request().getHeader("Idempotency-Key"))
            .filter(given -> !given.isBlank());
    if (key.filter(given -> given.length() > LONGEST_KEY).isPresent()) {
      Problems.send(
          context, 400, "invalid-parameter", "a key has at most " + LONGEST_KEY + " characters");
      return;
    }
    answer(context, desk.close(key));
  }

  private void closeOne(RoutingContext context) {
    OptionalLong cycle = Numbers.parse(context.pathParam("cycle"));
    if (cycle.isEmpty()) {
      Problems.notFound(context, "cycles are numbered from 1");
    } else {
      answer(context, desk.close(cycle.getAsLong()));
    }
  }

  private void settle(RoutingContext context) {
    OptionalLong cycle = Numbers.parse(context.pathParam("cycle"));
    if (cycle.isEmpty()) {
      Problems.notFound(context, "cycles are numbered from 1");
    } else {
      answer(context, desk.settle(cycle.getAsLong()));
    }
  }

  private static void answer(RoutingContext context, Future<CloseAnswer> command) {
    command
        .onSuccess(answer -> answer(context, answer))
        .onFailure(failure -> Problems.unexpected(context, failure));
  }

  private static void answer(RoutingContext context, CloseAnswer answer) {
    switch (answer) {
      case CloseAnswer.Done(var report) -> send(context, CycleJson.cycle(report));
      case CloseAnswer.Unknown(long cycle) -> Problems.notFound(context, "no cycle " + cycle);
      case CloseAnswer.TooEarly(var report) ->
          Problems.send(context, 409, "too-early", "the cycle is only " + report.cycle().state());
      case CloseAnswer.NotLeading notLeading -> {
        context.response().putHeader("Retry-After", "5");
        Problems.send(context, 503, "unavailable", "another instance leads");
      }
    }
  }

  private static void send(RoutingContext context, JsonObject json) {
    context.response().putHeader("Content-Type", "application/json").end(json.toBuffer());
  }
}
