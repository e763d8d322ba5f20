package io.hanse.adapter.scripted;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Quantity;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.LocationId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.message.Header;
import io.hanse.protocol.message.Member;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.message.Purchase;
import io.hanse.protocol.message.PurchaseLine;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.signing.SigningKey;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Messages for tests. */
public final class Purchases {
  public static final ParticipantId SHOP = ParticipantId.of("shop");
  public static final SigningKey KEY = SigningKey.of(Sha256.of(new byte[] {1}).octets());
  private static final CurrencyCode EUR = CurrencyCode.of("EUR");

  private Purchases() {}

  /** The n-th purchase of the n-th member, worth so many cents. */
  public static Message.Accrual of(int number, int member, long cents) {
    Money amount = Money.of(EUR, cents);
    return new Message.Accrual(
        new Header(
            new MessageId(new UUID(0x1234_0000_0000_8000L, number)),
            SHOP,
            LocationId.of("till"),
            Optional.empty(),
            OffsetDateTime.parse("2026-10-31T10:00:00+01:00")),
        Member.of(card(member)),
        new Purchase(
            amount,
            List.of(new PurchaseLine(1, "sku", "", Quantity.ONE, amount, Map.of())),
            "purchase " + number));
  }

  public static CardNumber card(int member) {
    return CardNumber.of(990_002, member);
  }
}
