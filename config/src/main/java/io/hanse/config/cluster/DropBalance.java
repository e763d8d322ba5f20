package io.hanse.config.cluster;

import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.ExtendedMapEntry;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Replaces a balance by a mark that keeps older balances out for five seconds. */
final class DropBalance implements EntryProcessor<Long, StoredBalance, Boolean> {
  private static final long serialVersionUID = 1L;
  private static final long SECONDS = 5;

  static final CompactSerializer<DropBalance> SERIALIZER =
      Stored.form(DropBalance.class, (to, processor) -> {}, from -> new DropBalance());

  @Override
  public Boolean process(Map.Entry<Long, @Nullable StoredBalance> entry) {
    if (entry instanceof ExtendedMapEntry<Long, @Nullable StoredBalance> lasting) {
      lasting.setValue(StoredBalance.DROPPED, SECONDS, TimeUnit.SECONDS);
    }
    return true;
  }
}
