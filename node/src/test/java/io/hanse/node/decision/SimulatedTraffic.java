package io.hanse.node.decision;

import static io.hanse.node.decision.Coalition.CZK;
import static io.hanse.node.decision.Coalition.EUR;

import io.hanse.node.decision.book.Hold;
import io.hanse.node.decision.message.Submission;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.amount.Quantity;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.message.Header;
import io.hanse.protocol.message.LinePart;
import io.hanse.protocol.message.Member;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.message.Message.BurnRequest;
import io.hanse.protocol.message.Message.Extent;
import io.hanse.protocol.message.PurchaseLine;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Random batches of everything that can be said, right and wrong, from one seed. */
final class SimulatedTraffic {
  private static final int REMEMBERED = 300;
  private static final List<CurrencyCode> CURRENCIES = List.of(EUR, EUR, EUR, CZK, Coalition.USD);
  private static final List<String> CATEGORIES = List.of("books", "shoes", "");

  private final SplittableRandom random;
  private final MemoryLedger ledger;
  private final List<CardNumber> cards;
  private final List<Message.OfMember> said = new ArrayList<>();
  private final List<Message.OfMember> accruals = new ArrayList<>();
  private final List<Message.OfMember> redemptions = new ArrayList<>();
  private final List<Message.OfMember> authorizations = new ArrayList<>();
  private long lastId;

  SimulatedTraffic(long seed, MemoryLedger ledger, List<CardNumber> cards) {
    this.random = new SplittableRandom(seed);
    this.ledger = ledger;
    this.cards = cards;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  List<Submission> batch(int size) {
    List<Submission> batch = new ArrayList<>(size);
    sweep(batch);
    while (batch.size() < size) {
      Message.OfMember message = message();
      remember(message);
      batch.add(Said.signed(message));
    }
    return batch;
  }

  /** What the ledger finds out itself: holds that ran out, lots at their end. */
  private void sweep(List<Submission> batch) {
    for (Hold.Open open : ledger.openHolds.values()) {
      if (open.hasLapsed(ledger.now) && below(4) == 0) {
        batch.add(ledger.lapse(open.key(), open.card()));
      }
    }
    if (below(3) == 0) {
      batch.add(ledger.expiry(card()));
    }
  }

  private void remember(Message.OfMember message) {
    remember(message, said);
    switch (message) {
      case Message.Accrual accrual -> remember(accrual, accruals);
      case Message.Redemption redemption -> remember(redemption, redemptions);
      case Message.Capture capture -> remember(capture, redemptions);
      case Message.Authorization authorization -> remember(authorization, authorizations);
      case Message.Void voiding -> {}
      case Message.Reversal reversal -> {}
    }
  }

  private void remember(Message.OfMember message, List<Message.OfMember> list) {
    if (list.size() < REMEMBERED) {
      list.add(message);
    } else {
      list.set(below(REMEMBERED), message);
    }
  }

  private Message.OfMember message() {
    int dice = below(100);
    if (dice < 30 || said.isEmpty()) {
      return accrual();
    } else if (dice < 52) {
      return new Message.Redemption(header(), member(), burn());
    } else if (dice < 60) {
      int seconds = 1 + below(2_000_000);
      return new Message.Authorization(header(), member(), burn(), seconds);
    } else if (dice < 66) {
      return capture(oneOf(authorizations));
    } else if (dice < 68) {
      Message.OfMember original = oneOf(authorizations);
      return new Message.Void(headerOf(original), original.member(), original.header().id());
    } else if (dice < 82) {
      return reversal(oneOf(accruals), below(3) == 0 ? new Extent.Whole() : lines());
    } else if (dice < 92) {
      return reversal(oneOf(redemptions), below(3) == 0 ? new Extent.Whole() : part());
    } else if (dice < 94) {
      return reversal(any(), below(2) == 0 ? lines() : part());
    } else if (dice < 98) {
      return any();
    }
    return changed(any());
  }

  private Message.OfMember oneOf(List<Message.OfMember> list) {
    return list.isEmpty() || below(30) == 0 ? any() : list.get(below(list.size()));
  }

  private Message.OfMember accrual() {
    CurrencyCode currency = CURRENCIES.get(below(CURRENCIES.size()));
    List<PurchaseLine> lines = new ArrayList<>();
    int count = 1 + below(4);
    for (int line = 1; line <= count; line++) {
      lines.add(
          new PurchaseLine(
              line * 10,
              "sku",
              CATEGORIES.get(below(CATEGORIES.size())),
              Quantity.ofPieces(1 + below(5)),
              Money.of(currency, below(20) == 0 ? 0 : below(20_000)),
              below(15) == 0 ? Map.of("prescription", "true") : Map.of()));
    }
    return Said.accrual(header(), card(), lines);
  }

  private Message.OfMember capture(Message.OfMember original) {
    return new Message.Capture(
        headerOf(original),
        original.member(),
        original.header().id(),
        below(2) == 0 ? Optional.empty() : Optional.of(Points.of(1 + below(200))));
  }

  private Message.OfMember reversal(Message.OfMember original, Extent extent) {
    Member member = below(60) == 0 ? member() : original.member();
    return new Message.Reversal(headerOf(original), member, original.header().id(), extent, "sim");
  }

  private Extent part() {
    return new Extent.Part(Points.of(1 + below(150)));
  }

  private Extent lines() {
    return below(2) == 0
        ? new Extent.Lines(List.of(part(10)))
        : new Extent.Lines(List.of(part(10), part(10 * (2 + below(2)))));
  }

  private LinePart part(int line) {
    return new LinePart(
        line,
        below(2) == 0 ? Optional.empty() : Optional.of(Quantity.ofPieces(1 + below(2))),
        below(2) == 0 ? Optional.empty() : Optional.of(Money.of(EUR, 1 + below(8_000))));
  }

  /** Other content under a used id. */
  private Message.OfMember changed(Message.OfMember original) {
    return new Message.Redemption(original.header(), original.member(), Said.points(7));
  }

  private BurnRequest burn() {
    return below(3) == 0
        ? new BurnRequest.ByValue(Money.of(below(2) == 0 ? EUR : CZK, 1 + below(2_000)))
        : Said.points(1 + below(500));
  }

  private Header header() {
    return header(Coalition.TRADING.get(below(Coalition.TRADING.size())));
  }

  private Header headerOf(Message.OfMember original) {
    return header(original.header().participant());
  }

  private Header header(ParticipantId participant) {
    Instant at = below(100) == 0 ? ledger.now.minusSeconds(400) : ledger.now;
    return new Header(
        Said.id(7, ++lastId),
        participant,
        Coalition.PLACE,
        Optional.empty(),
        at.atOffset(ZoneOffset.UTC));
  }

  private Message.OfMember any() {
    return said.get(below(said.size()));
  }

  private Member member() {
    return Member.of(card());
  }

  private CardNumber card() {
    return cards.get(below(cards.size()));
  }
}
