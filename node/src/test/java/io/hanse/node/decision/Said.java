package io.hanse.node.decision;

import io.hanse.node.decision.message.ContentHash;
import io.hanse.node.decision.message.Submission;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.amount.Quantity;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.message.Header;
import io.hanse.protocol.message.LinePart;
import io.hanse.protocol.message.Member;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.message.Message.BurnRequest;
import io.hanse.protocol.message.Message.Extent;
import io.hanse.protocol.message.Purchase;
import io.hanse.protocol.message.PurchaseLine;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Messages for tests, each with a new id, said at one time. */
public final class Said {
  private static final long VERSION_7 = 0x7000L;

  private final Instant at;
  private long lastId;

  public Said(Instant at) {
    this.at = at;
  }

  public MessageId newId() {
    lastId++;
    return id(at.toEpochMilli(), lastId);
  }

  public static MessageId id(long high, long low) {
    return new MessageId(new UUID(high << 16 | VERSION_7, Long.MIN_VALUE | low));
  }

  public Header header(ParticipantId participant) {
    return header(participant, newId(), at);
  }

  public static Header header(ParticipantId participant, MessageId id, Instant at) {
    return new Header(
        id, participant, Coalition.PLACE, Optional.empty(), at.atOffset(ZoneOffset.UTC));
  }

  public Message.Enrolment enrolment() {
    return new Message.Enrolment(
        header(Coalition.HOTEL), Coalition.EUROPE, "de", Map.of(), List.of());
  }

  /** One line for each amount in cents, numbered 1, 2, 3..., two pieces each. */
  public Message.Accrual accrual(ParticipantId seller, CardNumber card, long... cents) {
    return accrual(header(seller), card, Coalition.EUR, cents);
  }

  public static Message.Accrual accrual(
      Header header, CardNumber card, CurrencyCode currency, long... cents) {
    List<PurchaseLine> lines = new ArrayList<>();
    for (long amount : cents) {
      lines.add(line(lines.size() + 1, "", Money.of(currency, amount), Map.of()));
    }
    return accrual(header, card, lines);
  }

  public static Message.Accrual accrual(Header header, CardNumber card, List<PurchaseLine> lines) {
    Money total = lines.stream().map(PurchaseLine::amount).reduce(Money::plus).orElseThrow();
    return new Message.Accrual(header, Member.of(card), new Purchase(total, lines, ""));
  }

  public static PurchaseLine line(
      int number, String category, Money amount, Map<String, String> attributes) {
    return new PurchaseLine(number, "article", category, Quantity.ofPieces(2), amount, attributes);
  }

  public Message.Redemption redemption(ParticipantId acceptor, CardNumber card, long points) {
    return new Message.Redemption(header(acceptor), Member.of(card), points(points));
  }

  public Message.Redemption redemptionOf(ParticipantId acceptor, CardNumber card, Money value) {
    return new Message.Redemption(
        header(acceptor), Member.of(card), new BurnRequest.ByValue(value));
  }

  public Message.Authorization authorization(ParticipantId acceptor, CardNumber card, long points) {
    return new Message.Authorization(header(acceptor), Member.of(card), points(points), 600);
  }

  public Message.Capture capture(Message.Authorization authorization) {
    return new Message.Capture(
        header(authorization.header().participant()),
        authorization.member(),
        authorization.header().id(),
        Optional.empty());
  }

  public Message.Capture capture(Message.Authorization authorization, long points) {
    return new Message.Capture(
        header(authorization.header().participant()),
        authorization.member(),
        authorization.header().id(),
        Optional.of(Points.of(points)));
  }

  public Message.Void voiding(Message.Authorization authorization) {
    return new Message.Void(
        header(authorization.header().participant()),
        authorization.member(),
        authorization.header().id());
  }

  public Message.Reversal reversal(Message.OfMember original) {
    return reversal(original, new Extent.Whole());
  }

  public Message.Reversal reversal(Message.OfMember original, long points) {
    return reversal(original, new Extent.Part(Points.of(points)));
  }

  public Message.Reversal reversal(Message.OfMember original, LinePart... lines) {
    return reversal(original, new Extent.Lines(List.of(lines)));
  }

  public Message.Reversal reversal(Message.OfMember original, Extent extent) {
    return new Message.Reversal(
        header(original.header().participant()),
        original.member(),
        original.header().id(),
        extent,
        "");
  }

  public static LinePart line(int number) {
    return new LinePart(number, Optional.empty(), Optional.empty());
  }

  public static LinePart amount(int number, long cents) {
    return new LinePart(number, Optional.empty(), Optional.of(Money.of(Coalition.EUR, cents)));
  }

  public static LinePart quantity(int number, long pieces) {
    return new LinePart(number, Optional.of(Quantity.ofPieces(pieces)), Optional.empty());
  }

  public static BurnRequest points(long points) {
    return new BurnRequest.ByPoints(Points.of(points));
  }

  public static Submission.Signed signed(Message message) {
    return signed(message, false);
  }

  public static Submission.Signed signed(Message message, boolean usedElsewhere) {
    ContentHash content = new ContentHash(message.hashCode(), 0, 0, 0);
    return Submission.Signed.of(message, content, usedElsewhere);
  }
}
