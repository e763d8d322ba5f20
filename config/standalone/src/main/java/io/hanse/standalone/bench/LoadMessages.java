package io.hanse.standalone.bench;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Quantity;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.message.Header;
import io.hanse.protocol.message.Member;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.message.MessageWriter;
import io.hanse.protocol.message.Purchase;
import io.hanse.protocol.message.PurchaseLine;
import io.hanse.protocol.signing.Jws;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

/** Signed envelopes for the load, all different. */
final class LoadMessages {
  private static final CurrencyCode EUR = CurrencyCode.of("EUR");

  private final LoadTarget target;
  private final SplittableRandom random;
  private final OffsetDateTime now;

  LoadMessages(LoadTarget target, SplittableRandom random, OffsetDateTime now) {
    this.target = target;
    this.random = random;
    this.now = now;
  }

  /** A new member's enrolment. */
  byte[] enrolment() {
    Message message = new Message.Enrolment(header(), target.ledger(), "en", Map.of(), List.of());
    return Jws.sign(target.key(), MessageWriter.octets(message));
  }

  /** A purchase of one line by any of the members. */
  byte[] single(List<CardNumber> members) {
    return Jws.sign(target.key(), accrual(members));
  }

  /** Many purchases under one signature. */
  byte[] bundle(List<CardNumber> members, int size) {
    List<byte[]> messages = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      messages.add(accrual(members));
    }
    return Jws.sign(target.key(), MessageWriter.bundle(messages));
  }

  private byte[] accrual(List<CardNumber> members) {
    Money amount = Money.of(EUR, random.nextLong(100, 20_000));
    PurchaseLine line =
        new PurchaseLine(
            1, "sku-" + random.nextInt(10_000), "fashion", Quantity.parse("1"), amount, Map.of());
    return MessageWriter.octets(
        new Message.Accrual(
            header(),
            Member.of(members.get(random.nextInt(members.size()))),
            new Purchase(amount, List.of(line), "")));
  }

  private Header header() {
    return new Header(id(), target.participant(), target.location(), Optional.empty(), now);
  }

  /** A UUID of version 7: the time, then random bits. */
  private MessageId id() {
    long high = (now.toInstant().toEpochMilli() << 16) | 0x7000 | random.nextInt(0x1000);
    long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new MessageId(new UUID(high, low));
  }
}
