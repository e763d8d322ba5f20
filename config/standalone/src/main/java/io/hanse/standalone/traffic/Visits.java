package io.hanse.standalone.traffic;

import io.hanse.adapter.outbox.MessageState;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.message.Message.Extent;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.receipt.Receipt;
import io.hanse.protocol.receipt.ReceiptReader;
import io.hanse.protocol.rejection.Result;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Visits of members to companies, chosen by a seed. The messages of one visit go one after the
 * other, each when the one before is answered.
 */
public final class Visits {
  private final Shops shops;
  private final Ledgerbook book;
  private final SplittableRandom random;
  private final Clock clock;

  public Visits(Shops shops, Ledgerbook book, SplittableRandom random, Clock clock) {
    this.shops = shops;
    this.book = book;
    this.random = random;
    this.clock = clock;
  }

  /** A copy with a seed of its own, so that concurrent visits stay reproducible. */
  public Visits next() {
    return new Visits(shops, book, random.split(), clock);
  }

  /** A new member of that ledger, enrolled at a company. */
  public Future<CardNumber> enrol(Company at, LedgerId home) {
    return shops
        .of(at)
        .send(till(at).enrolment(home))
        .map(
            answer -> {
              if (ReceiptReader.read(answer.octets().toArray())
                      instanceof Result.Accepted<Receipt> read
                  && read.value().outcome() instanceof Outcome.Enrolled enrolled) {
                return enrolled.card();
              }
              throw new IllegalStateException("not enrolled: " + answer.octets().text());
            });
  }

  /** Makes a purchase, and at times returns a line of it. */
  public Future<Void> buy(Company at, CardNumber card) {
    Till till = till(at);
    Message.Accrual purchase = till.purchase(card);
    boolean regret = random.nextInt(100) < 8;
    return shops
        .of(at)
        .send(purchase)
        .compose(
            answer ->
                regret && answer instanceof MessageState.Applied
                    ? shops.of(at).send(till.returnOfALine(purchase))
                    : Future.succeededFuture(answer))
        .mapEmpty();
  }

  /** Spends points in one step or through a hold, and at times cancels. */
  public Future<Void> spend(Company at, CardNumber card) {
    long available = book.available(card).value();
    if (available == 0) {
      return buy(at, card);
    }
    Points points = Points.of(random.nextLong(1 + available / 3, available + 1));
    int choice = random.nextInt(100);
    if (choice < 3) {
      // Asks at times for more than the balance: a final refusal with a receipt.
      return redeem(at, card, Points.of(available + 1), Optional.empty());
    }
    if (choice < 60) {
      return redeem(at, card, points, Optional.empty());
    }
    if (choice < 70) {
      return redeem(at, card, points, Optional.of(new Extent.Whole()));
    }
    if (choice < 75) {
      Points part = Points.of(1 + points.value() / 2);
      return redeem(at, card, points, Optional.of(new Extent.Part(part)));
    }
    return hold(at, card, points, choice);
  }

  private Future<Void> redeem(
      Company at, CardNumber card, Points points, Optional<Extent> takenBack) {
    Till till = till(at);
    Message.Redemption redemption = till.redemption(card, points);
    return shops
        .of(at)
        .send(redemption)
        .compose(
            answer ->
                takenBack.isPresent() && answer instanceof MessageState.Applied
                    ? shops.of(at).send(till.undo(redemption, takenBack.get(), "cancelled"))
                    : Future.succeededFuture(answer))
        .mapEmpty();
  }

  private Future<Void> hold(Company at, CardNumber card, Points points, int choice) {
    Till till = till(at);
    Message.Authorization held = till.authorization(card, points);
    Message end;
    if (choice < 85) {
      end = till.capture(held, Optional.empty());
    } else if (choice < 93) {
      end = till.capture(held, Optional.of(Points.of(1 + points.value() / 2)));
    } else {
      end = till.release(held);
    }
    return shops
        .of(at)
        .send(held)
        .compose(
            answer ->
                answer instanceof MessageState.Applied
                    ? shops.of(at).send(end)
                    : Future.succeededFuture(answer))
        .mapEmpty();
  }

  /** One of those companies. */
  public Company anyOf(List<Company> companies) {
    return companies.get(random.nextInt(companies.size()));
  }

  private Till till(Company at) {
    return new Till(at, random.split(), clock);
  }
}
