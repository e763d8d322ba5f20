package io.hanse.protocol;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.PointRate;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.amount.Quantity;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.LocationId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.identity.TerminalId;
import io.hanse.protocol.message.Header;
import io.hanse.protocol.message.LinePart;
import io.hanse.protocol.message.Member;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.message.Message.BurnRequest;
import io.hanse.protocol.message.Message.Extent;
import io.hanse.protocol.message.Purchase;
import io.hanse.protocol.message.PurchaseLine;
import io.hanse.protocol.obligation.Obligation;
import io.hanse.protocol.obligation.ObligationKind;
import io.hanse.protocol.outcome.Balance;
import io.hanse.protocol.outcome.Explanation;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.outcome.Outcome.Posted;
import io.hanse.protocol.rejection.Left;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.RejectionCode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** Values of every kind, drawn from a seed that is printed so that a failure can be repeated. */
public final class Samples {
  private static final List<CurrencyCode> CURRENCIES =
      List.of(
          CurrencyCode.of("EUR"),
          CurrencyCode.of("JPY"),
          CurrencyCode.of("KWD"),
          CurrencyCode.of("CZK"));

  private final Random random;

  public Samples(long seed) {
    System.out.println("seed " + seed);
    random = new Random(seed);
  }

  /** From {@code -Dhanse.seed}, or another one in each run. */
  public static Samples seeded() {
    return new Samples(Long.getLong("hanse.seed", System.nanoTime()));
  }

  public Random random() {
    return random;
  }

  public byte[] octets(int length) {
    byte[] octets = new byte[length];
    random.nextBytes(octets);
    return octets;
  }

  public <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  public MessageId id() {
    return new MessageId(new UUID(random.nextLong(), random.nextLong()));
  }

  public CardNumber card() {
    return CardNumber.of(random.nextInt(100_000, 1_000_000), random.nextInt(1_000_000_000));
  }

  public Points points(long most) {
    return Points.of(random.nextLong(1, most + 1));
  }

  public Money money() {
    return Money.of(oneOf(CURRENCIES), random.nextLong(1, 1_000_000_000_000L));
  }

  public Instant instant() {
    long micros = random.nextLong(0, 4_000_000_000_000_000L);
    return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000);
  }

  public OffsetDateTime time() {
    int minutes = random.nextInt(-12 * 60, 14 * 60);
    return instant().atOffset(ZoneOffset.ofTotalSeconds(minutes * 60));
  }

  /** Text of every kind that a message may carry. */
  public String text(int least, int most) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(least, most + 1);
    while (text.length() < length) {
      int point = random.nextInt(4) == 0 ? random.nextInt(0xa0, 0x1f900) : random.nextInt(32, 127);
      boolean fits = Character.charCount(point) <= length - text.length();
      boolean surrogate = point >= 0xd800 && point <= 0xdfff;
      boolean noncharacter = (point & 0xfffe) == 0xfffe || (point >= 0xfdd0 && point <= 0xfdef);
      if (fits && !surrogate && !noncharacter) {
        text.appendCodePoint(point);
      }
    }
    return text.toString();
  }

  public Header header() {
    return new Header(
        id(),
        ParticipantId.of("hotel-" + random.nextInt(100)),
        LocationId.of("Lobby." + random.nextInt(100)),
        random.nextBoolean() ? Optional.of(TerminalId.of("T_1")) : Optional.empty(),
        time());
  }

  public Member member() {
    return new Member(card(), random.nextBoolean() ? Optional.of("otp:123456") : Optional.empty());
  }

  public Purchase purchase() {
    CurrencyCode currency = oneOf(CURRENCIES);
    List<PurchaseLine> lines = new ArrayList<>();
    long sum = 0;
    int number = 0;
    for (int left = random.nextInt(1, 5); left > 0; left--) {
      number += random.nextInt(1, 10);
      long amount = random.nextLong(0, 1_000_000);
      sum += amount;
      lines.add(
          new PurchaseLine(
              number,
              text(1, 64),
              random.nextBoolean() ? "" : text(1, 64),
              new Quantity(random.nextLong(1, Quantity.MAX + 1)),
              Money.of(currency, amount),
              random.nextBoolean() ? Map.of() : Map.of("prescription", "true", "a", "")));
    }
    String reference = random.nextBoolean() ? "" : text(1, 64);
    return new Purchase(Money.of(currency, sum), lines, reference);
  }

  public BurnRequest burn() {
    return random.nextBoolean()
        ? new BurnRequest.ByPoints(points(1_000_000_000L))
        : new BurnRequest.ByValue(money());
  }

  public Extent extent() {
    return switch (random.nextInt(3)) {
      case 0 -> new Extent.Whole();
      case 1 -> new Extent.Part(points(1_000_000_000L));
      default ->
          new Extent.Lines(
              List.of(
                  new LinePart(1, Optional.empty(), Optional.empty()),
                  new LinePart(2, Optional.of(Quantity.ONE), Optional.of(money())),
                  new LinePart(1_000_000, Optional.of(new Quantity(1)), Optional.empty())));
    };
  }

  public Message message() {
    return switch (random.nextInt(7)) {
      case 0 ->
          new Message.Enrolment(
              header(),
              LedgerId.of("europe"),
              "pt-BR",
              random.nextBoolean() ? Map.of() : Map.of("name", text(1, 100)),
              random.nextBoolean() ? List.of() : List.of("e-mail", "survey"));
      case 1 -> new Message.Redemption(header(), member(), burn());
      case 2 ->
          new Message.Authorization(
              header(), member(), burn(), random.nextInt(1, 31 * 24 * 3600 + 1));
      case 3 ->
          new Message.Capture(
              header(),
              member(),
              id(),
              random.nextBoolean() ? Optional.empty() : Optional.of(points(1_000_000_000L)));
      case 4 -> new Message.Void(header(), member(), id());
      case 5 -> new Message.Reversal(header(), member(), id(), extent(), text(0, 200));
      default -> accrual();
    };
  }

  public Message.Accrual accrual() {
    return new Message.Accrual(header(), member(), purchase());
  }

  public Posted posted() {
    return new Posted(
        ParticipantId.of("pharmacy"), id(), "accrual", LedgerId.of("europe"), instant());
  }

  public Balance balance() {
    return new Balance(points(Points.MAX), Points.ZERO, points(1000));
  }

  public List<Explanation> explanation() {
    return random.nextBoolean()
        ? List.of()
        : List.of(
            new Explanation(1, "base", points(1000)), new Explanation(2, "weekend", Points.ZERO));
  }

  private Rejection rejection() {
    Rejection rejection = Rejection.of(RejectionCode.UNKNOWN_LINE, text(0, 100)).at("/lines/0");
    return switch (random.nextInt(3)) {
      case 0 -> rejection;
      case 1 -> rejection.leaving(new Left.OfPoints(points(Points.MAX)));
      default ->
          rejection.leaving(
              new Left.OfLine(
                  1 + random.nextInt(1000),
                  random.nextBoolean()
                      ? Optional.empty()
                      : Optional.of(new Quantity(random.nextLong(1, Quantity.MAX + 1))),
                  money(),
                  points(Points.MAX)));
    };
  }

  public Outcome outcome() {
    Points some = points(Points.MAX);
    return switch (random.nextInt(11)) {
      case 0 -> new Outcome.Enrolled(posted(), card());
      case 1 -> new Outcome.Accrued(posted(), card(), some, Points.ZERO, explanation(), balance());
      case 2 -> new Outcome.Redeemed(posted(), card(), some, some, money(), balance());
      case 3 -> new Outcome.Held(posted(), card(), some, money(), instant(), balance());
      case 4 -> new Outcome.Released(posted(), card(), some, balance());
      case 5 -> new Outcome.ClawedBack(posted(), card(), some, some, explanation(), balance());
      case 6 -> new Outcome.Restored(posted(), card(), some, some, balance());
      case 7 -> new Outcome.Expired(posted(), card(), some, balance());
      case 8 -> new Outcome.RoundingPosted(posted(), money());
      case 9 -> new Outcome.Repaid(posted(), card(), some, balance());
      default ->
          new Outcome.Refused(
              posted(), random.nextBoolean() ? Optional.empty() : Optional.of(card()), rejection());
    };
  }

  public Obligation obligation() {
    Money amount = money();
    return new Obligation(
        LedgerId.of("europe"),
        "1-" + random.nextInt(1, 1000) + "-1",
        ParticipantId.of("retailer"),
        id(),
        ParticipantId.of("hotel"),
        ParticipantId.of("retailer"),
        amount,
        oneOf(List.of(ObligationKind.values())),
        Points.of(random.nextInt(1000)),
        new PointRate(amount.currency(), random.nextInt(1_000_000)),
        time());
  }
}
