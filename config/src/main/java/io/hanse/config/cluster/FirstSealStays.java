package io.hanse.config.cluster;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.spi.merge.MergingEntry;
import com.hazelcast.spi.merge.SplitBrainMergePolicy;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After a split brain: the seal of the larger half stays. Two different seals of one window are an
 * alarm, because a ledger signs one; clearing's own database tells which it has taken.
 */
public final class FirstSealStays
    implements SplitBrainMergePolicy<Object, MergingEntry<Object, Object>, Object> {
  private static final Logger LOG = LoggerFactory.getLogger(FirstSealStays.class);

  /** For Hazelcast, which makes one by its name. */
  public FirstSealStays() {}

  @Override
  public Object merge(
      MergingEntry<Object, Object> merging, @Nullable MergingEntry<Object, Object> existing) {
    if (existing == null) {
      return merging.getDeserializedValue();
    }
    if (existing.getDeserializedValue() instanceof byte[] ours
        && merging.getDeserializedValue() instanceof byte[] theirs
        && !Arrays.equals(ours, theirs)) {
      LOG.atError()
          .addKeyValue("seal", existing.getKey())
          .log("two different seals for one window met after a split of the cluster");
    }
    return existing.getDeserializedValue();
  }

  @Override
  public void writeData(ObjectDataOutput out) {
    // It has no state.
  }

  @Override
  public void readData(ObjectDataInput in) {
    // It has no state.
  }
}
