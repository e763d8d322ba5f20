package io.hanse.node.ledger;

import io.hanse.node.ledger.intake.Delivery;
import io.hanse.node.verification.VerifiedMessages;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.amount.Quantity;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.LocationId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.message.Header;
import io.hanse.protocol.message.Member;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.message.MessageWriter;
import io.hanse.protocol.message.Purchase;
import io.hanse.protocol.message.PurchaseLine;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Messages of the test directory's participants. */
public final class Said {
  private static final CurrencyCode EUR = CurrencyCode.of("EUR");

  private Said() {}

  public static Delivery delivery(Message message) {
    return Delivery.of(VerifiedMessages.of(message, MessageWriter.octets(message)), false);
  }

  static Header header(String participant) {
    boolean hotel = participant.equals("hotel");
    return new Header(
        new MessageId(UUID.randomUUID()),
        ParticipantId.of(participant),
        LocationId.of(hotel ? "gaslamp" : "mitte"),
        Optional.empty(),
        OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS));
  }

  public static Delivery enrolment() {
    return delivery(
        new Message.Enrolment(
            header("fashion"),
            TestLedger.ID,
            "de",
            Map.of("name", "Erfundene Person"),
            List.of("newsletter")));
  }

  /** Earns as many points as euros are spent at the clothing retailer. */
  public static Message.Accrual accrual(CardNumber card, long euros) {
    Money amount = Money.of(EUR, euros * 100);
    PurchaseLine line = new PurchaseLine(1, "sku", "", Quantity.ONE, amount, Map.of());
    return new Message.Accrual(
        header("fashion"), Member.of(card), new Purchase(amount, List.of(line), ""));
  }

  /** Spends points at the hotel. */
  public static Message.Redemption redemption(CardNumber card, long points) {
    return new Message.Redemption(
        header("hotel"), Member.of(card), new Message.BurnRequest.ByPoints(Points.of(points)));
  }

  public static Message.Authorization authorization(CardNumber card, long points, int seconds) {
    return new Message.Authorization(
        header("hotel"),
        Member.of(card),
        new Message.BurnRequest.ByPoints(Points.of(points)),
        seconds);
  }

  public static Message.Capture capture(Message.Authorization authorization, long points) {
    return new Message.Capture(
        header("hotel"),
        authorization.member(),
        authorization.header().id(),
        Optional.of(Points.of(points)));
  }

  public static Message.Reversal reversal(Message.OfMember original) {
    return new Message.Reversal(
        header(original.header().participant().value()),
        original.member(),
        original.header().id(),
        new Message.Extent.Whole(),
        "returned");
  }
}
