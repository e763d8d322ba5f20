package io.hanse.standalone.traffic;

import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.amount.Quantity;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.message.Header;
import io.hanse.protocol.message.LinePart;
import io.hanse.protocol.message.Member;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.message.Message.BurnRequest;
import io.hanse.protocol.message.Message.Extent;
import io.hanse.protocol.message.Purchase;
import io.hanse.protocol.message.PurchaseLine;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

/** Makes the messages of a company's till. */
final class Till {
  private static final int MOST_LINES = 4;
  private static final int HOLD_SECONDS = 3600;
  private static final List<String> LANGUAGES = List.of("en", "de", "cs", "pt", "es");

  private final Company company;
  private final SplittableRandom random;
  private final Clock clock;

  Till(Company company, SplittableRandom random, Clock clock) {
    this.company = company;
    this.random = random;
    this.clock = clock;
  }

  Message.Enrolment enrolment(LedgerId ledger) {
    return new Message.Enrolment(
        header(), ledger, oneOf(LANGUAGES), Map.of(), List.of("programme"));
  }

  Message.Accrual purchase(CardNumber card) {
    List<PurchaseLine> lines = new ArrayList<>();
    Money total = Money.of(company.currency(), 0);
    for (int number = 1; number <= 1 + random.nextInt(MOST_LINES); number++) {
      Company.Article article = oneOf(company.articles());
      Money amount =
          Money.of(company.currency(), random.nextLong(article.from(), article.to() + 1));
      total = total.plus(amount);
      lines.add(
          new PurchaseLine(
              number, article.sku(), article.category(), Quantity.parse("1"), amount, Map.of()));
    }
    return new Message.Accrual(header(), Member.of(card), new Purchase(total, lines, ""));
  }

  Message.Redemption redemption(CardNumber card, Points points) {
    return new Message.Redemption(header(), Member.of(card), new BurnRequest.ByPoints(points));
  }

  Message.Authorization authorization(CardNumber card, Points points) {
    return new Message.Authorization(
        header(), Member.of(card), new BurnRequest.ByPoints(points), HOLD_SECONDS);
  }

  Message.Capture capture(Message.Authorization held, Optional<Points> part) {
    return new Message.Capture(header(), held.member(), held.header().id(), part);
  }

  Message.Void release(Message.Authorization held) {
    return new Message.Void(header(), held.member(), held.header().id());
  }

  Message.Reversal undo(Message.OfMember original, Extent extent, String reason) {
    return new Message.Reversal(
        header(), original.member(), original.header().id(), extent, reason);
  }

  /** Returns one line of a purchase. */
  Message.Reversal returnOfALine(Message.Accrual purchase) {
    PurchaseLine line = oneOf(purchase.purchase().lines());
    LinePart part =
        new LinePart(line.line(), Optional.of(line.quantity()), Optional.of(line.amount()));
    return undo(purchase, new Extent.Lines(List.of(part)), "returned");
  }

  private Header header() {
    return new Header(
        id(),
        company.participant(),
        oneOf(company.locations()),
        Optional.empty(),
        OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)));
  }

  /** A random UUID (version 4), from the seed. */
  private MessageId id() {
    long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
    long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new MessageId(new UUID(high, low));
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
