package io.hanse.config.cluster;

import static io.hanse.config.cluster.Stored.present;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.obligation.Position;

/** A position as the map holds it. */
record StoredPosition(
    String ledger,
    long window,
    int lane,
    String debtor,
    String creditor,
    String currency,
    long amount,
    long count,
    long version)
    implements Ranked {
  static final CompactSerializer<StoredPosition> SERIALIZER =
      Stored.form(StoredPosition.class, StoredPosition::write, StoredPosition::read);

  static StoredPosition of(Position position) {
    return new StoredPosition(
        position.ledger().value(),
        position.window(),
        position.lane(),
        position.debtor().value(),
        position.creditor().value(),
        position.amount().currency().code(),
        position.amount().minorUnits(),
        position.count(),
        position.version());
  }

  Position position() {
    return new Position(
        LedgerId.of(ledger),
        window,
        lane,
        ParticipantId.of(debtor),
        ParticipantId.of(creditor),
        Money.of(CurrencyCode.of(currency), amount),
        count,
        version);
  }

  /** The key in the map; none of its parts can contain a slash. */
  String key() {
    return String.join(
        "/", ledger, Long.toString(window), Integer.toString(lane), debtor, creditor, currency);
  }

  @Override
  public long rank() {
    return version;
  }

  private static void write(CompactWriter to, StoredPosition position) {
    to.writeString("ledger", position.ledger);
    to.writeInt64("window", position.window);
    to.writeInt32("lane", position.lane);
    to.writeString("debtor", position.debtor);
    to.writeString("creditor", position.creditor);
    to.writeString("currency", position.currency);
    to.writeInt64("amount", position.amount);
    to.writeInt64("count", position.count);
    to.writeInt64("version", position.version);
  }

  private static StoredPosition read(CompactReader from) {
    return new StoredPosition(
        present(from.readString("ledger")),
        from.readInt64("window"),
        from.readInt32("lane"),
        present(from.readString("debtor")),
        present(from.readString("creditor")),
        present(from.readString("currency")),
        from.readInt64("amount"),
        from.readInt64("count"),
        from.readInt64("version"));
  }
}
