package io.hanse.standalone.demo;

import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.standalone.network.NetworkPlan;
import io.hanse.standalone.traffic.Company;
import io.hanse.standalone.traffic.Visits;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Members come and go: some new ones enrol, most buy, some spend. The number of visits under way is
 * bounded, so that a slow network slows the traffic instead of queueing it.
 */
public final class EndlessTraffic implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EndlessTraffic.class);
  private static final long PACE_MILLIS = 40;
  private static final int MOST_UNDER_WAY = 64;
  private static final int FIRST_MEMBERS = 40;
  private static final int MOST_MEMBERS = 5_000;

  private final Visits visits;
  private final SplittableRandom random;
  private final List<CardNumber> members = new ArrayList<>();
  private volatile boolean stopped;
  private int enrolled;
  private int underWay;

  private EndlessTraffic(Visits visits, SplittableRandom random) {
    this.visits = visits;
    this.random = random;
  }

  /** Begins. */
  public static EndlessTraffic start(Vertx vertx, Visits visits, SplittableRandom random) {
    EndlessTraffic traffic = new EndlessTraffic(visits, random);
    vertx
        .getOrCreateContext()
        .runOnContext(go -> vertx.setPeriodic(PACE_MILLIS, tick -> traffic.tick()));
    return traffic;
  }

  /** Starts no more visits; those under way are abandoned. */
  @Override
  public void close() {
    stopped = true;
  }

  private void tick() {
    if (!stopped && underWay < MOST_UNDER_WAY) {
      underWay++;
      visit()
          .onComplete(
              done -> {
                underWay--;
                if (done.failed() && !stopped) {
                  LOG.atWarn().setCause(done.cause()).log("a visit did not end well");
                }
              });
    }
  }

  private Future<Void> visit() {
    Visits visit = visits.next();
    Company company = visit.anyOf(Company.THREE);
    boolean newcomer =
        enrolled < FIRST_MEMBERS || (enrolled < MOST_MEMBERS && random.nextInt(100) < 10);
    if (newcomer) {
      return enrol(visit, company);
    }
    if (members.isEmpty()) {
      return Future.succeededFuture();
    }
    CardNumber card = members.get(random.nextInt(members.size()));
    return random.nextInt(100) < 65 ? visit.buy(company, card) : visit.spend(company, card);
  }

  private Future<Void> enrol(Visits visit, Company company) {
    LedgerId home = enrolled++ % 2 == 0 ? NetworkPlan.EUROPE : NetworkPlan.AMERICAS;
    return visit
        .enrol(company, home)
        .compose(
            card -> {
              members.add(card);
              return visit.buy(company, card);
            });
  }
}
