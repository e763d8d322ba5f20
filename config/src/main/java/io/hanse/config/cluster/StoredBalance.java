package io.hanse.config.cluster;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.outcome.Balance;
import java.util.Optional;

/** A member's balance as the map holds it, or the mark that one was dropped a moment ago. */
record StoredBalance(boolean dropped, long available, long held, long debt) {
  static final StoredBalance DROPPED = new StoredBalance(true, 0, 0, 0);

  static final CompactSerializer<StoredBalance> SERIALIZER =
      Stored.form(StoredBalance.class, StoredBalance::write, StoredBalance::read);

  static StoredBalance of(Balance balance) {
    return new StoredBalance(
        false, balance.available().value(), balance.held().value(), balance.debt().value());
  }

  Optional<Balance> balance() {
    return dropped
        ? Optional.empty()
        : Optional.of(new Balance(Points.of(available), Points.of(held), Points.of(debt)));
  }

  private static void write(CompactWriter to, StoredBalance balance) {
    to.writeBoolean("dropped", balance.dropped);
    to.writeInt64("available", balance.available);
    to.writeInt64("held", balance.held);
    to.writeInt64("debt", balance.debt);
  }

  private static StoredBalance read(CompactReader from) {
    return new StoredBalance(
        from.readBoolean("dropped"),
        from.readInt64("available"),
        from.readInt64("held"),
        from.readInt64("debt"));
  }
}
