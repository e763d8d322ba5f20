package io.hanse.clearing.http;

import io.hanse.clearing.breaks.AlarmStore;
import io.hanse.clearing.netting.Netting;
import io.hanse.config.server.Gate;
import io.hanse.config.server.Problems;
import io.hanse.config.shared.SharedPositions;
import io.hanse.protocol.obligation.Position;
import io.hanse.protocol.seal.Gross;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** What is not settled yet, as the ledgers' lanes publish it, and what somebody has to look at. */
final class PositionRoutes {
  private final SharedPositions positions;
  private final AlarmStore alarms;

  PositionRoutes(SharedPositions positions, AlarmStore alarms) {
    this.positions = positions;
    this.alarms = alarms;
  }

  void mount(Router router, Gate gate) {
    router.get("/v1/positions").handler(gate.only(CycleRoutes.READERS)).handler(this::matrix);
    router.get("/v1/alarms").handler(gate.only(CycleRoutes.READERS)).handler(this::alarms);
  }

  private void matrix(RoutingContext context) {
    positions
        .all()
        .onSuccess(all -> send(context, CycleJson.positions(byPair(all))))
        .onFailure(failure -> Problems.failed(context, failure));
  }

  /** Over all ledgers, windows and lanes. */
  private static List<Gross> byPair(List<Position> all) {
    return Netting.byPair(
        all.stream()
            .filter(position -> position.amount().isPositive())
            .map(
                position ->
                    new Gross(
                        position.debtor(),
                        position.creditor(),
                        position.amount(),
                        position.count()))
            .toList());
  }

  private void alarms(RoutingContext context) {
    alarms
        .alarms()
        .onSuccess(found -> send(context, CycleJson.alarms(found)))
        .onFailure(failure -> Problems.failed(context, failure));
  }

  private static void send(RoutingContext context, JsonObject json) {
    context.response().putHeader("Content-Type", "application/json").end(json.toBuffer());
  }
}
