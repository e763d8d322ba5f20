package io.hanse.config.cluster;

import static io.hanse.config.cluster.Stored.present;

import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.ExtendedMapEntry;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Writes a balance for a minute unless the key has a balance or the mark of a drop. */
final class OfferBalance implements EntryProcessor<Long, StoredBalance, Boolean> {
  private static final long serialVersionUID = 1L;
  private static final long SECONDS = 60;

  static final CompactSerializer<OfferBalance> SERIALIZER =
      Stored.form(
          OfferBalance.class,
          (to, processor) -> to.writeCompact("balance", processor.balance),
          from -> new OfferBalance(present(from.<StoredBalance>readCompact("balance"))));

  private final StoredBalance balance;

  OfferBalance(StoredBalance balance) {
    this.balance = balance;
  }

  @Override
  public Boolean process(Map.Entry<Long, @Nullable StoredBalance> entry) {
    if (entry.getValue() != null
        || !(entry instanceof ExtendedMapEntry<Long, @Nullable StoredBalance> lasting)) {
      return false;
    }
    lasting.setValue(balance, SECONDS, TimeUnit.SECONDS);
    return true;
  }
}
