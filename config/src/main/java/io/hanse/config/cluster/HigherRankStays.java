package io.hanse.config.cluster;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.spi.merge.MergingEntry;
import com.hazelcast.spi.merge.SplitBrainMergePolicy;
import org.jspecify.annotations.Nullable;

/**
 * After a split brain: of two values of one key the higher rank stays, on whichever side it was.
 */
public final class HigherRankStays
    implements SplitBrainMergePolicy<Object, MergingEntry<Object, Object>, Object> {

  /** For Hazelcast, which makes one by its name. */
  public HigherRankStays() {}

  @Override
  public Object merge(
      MergingEntry<Object, Object> merging, @Nullable MergingEntry<Object, Object> existing) {
    Object theirs = merging.getDeserializedValue();
    if (existing != null
        && existing.getDeserializedValue() instanceof Ranked ours
        && theirs instanceof Ranked other
        && !other.isAbove(ours)) {
      return ours;
    }
    return theirs;
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
