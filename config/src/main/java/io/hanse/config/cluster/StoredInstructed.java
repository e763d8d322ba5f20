package io.hanse.config.cluster;

import static io.hanse.config.cluster.Stored.present;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import io.hanse.protocol.identity.LedgerId;

/** The last window whose positions a ledger no longer needs; the ledger is the key. */
record StoredInstructed(String ledger, long window) implements Ranked {
  static final CompactSerializer<StoredInstructed> SERIALIZER =
      Stored.form(StoredInstructed.class, StoredInstructed::write, StoredInstructed::read);

  static StoredInstructed of(LedgerId ledger, long window) {
    return new StoredInstructed(ledger.value(), window);
  }

  @Override
  public long rank() {
    return window;
  }

  private static void write(CompactWriter to, StoredInstructed instructed) {
    to.writeString("ledger", instructed.ledger);
    to.writeInt64("window", instructed.window);
  }

  private static StoredInstructed read(CompactReader from) {
    return new StoredInstructed(present(from.readString("ledger")), from.readInt64("window"));
  }
}
