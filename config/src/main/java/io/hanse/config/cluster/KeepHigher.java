package io.hanse.config.cluster;

import static io.hanse.config.cluster.Stored.present;

import com.hazelcast.map.EntryProcessor;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a value unless the key has one of the same or a higher rank. Idempotent, and independent
 * of order. Returns the rank in place when the offered value is below it, and nothing when the
 * value was written or was there already.
 */
final class KeepHigher implements EntryProcessor<String, Ranked, @Nullable Long> {
  private static final long serialVersionUID = 1L;

  static final CompactSerializer<KeepHigher> SERIALIZER =
      Stored.form(
          KeepHigher.class,
          (to, processor) -> to.writeCompact("offered", processor.offered),
          from -> new KeepHigher(present(from.<Ranked>readCompact("offered"))));

  private final Ranked offered;

  KeepHigher(Ranked offered) {
    this.offered = offered;
  }

  @Override
  public @Nullable Long process(Map.Entry<String, @Nullable Ranked> entry) {
    Ranked existing = entry.getValue();
    if (existing == null || offered.isAbove(existing)) {
      entry.setValue(offered);
      return null;
    }
    return existing.isAbove(offered) ? existing.rank() : null;
  }
}
