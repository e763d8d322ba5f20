package io.hanse.config.cluster;

import static io.hanse.config.cluster.Stored.present;

import com.hazelcast.map.EntryProcessor;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes octets unless the key has some; returns those that were there before, or nothing. */
final class WriteOnce implements EntryProcessor<String, byte[], byte @Nullable []> {
  private static final long serialVersionUID = 1L;

  static final CompactSerializer<WriteOnce> SERIALIZER =
      Stored.form(
          WriteOnce.class,
          (to, processor) -> to.writeArrayOfInt8("octets", processor.octets),
          from -> new WriteOnce(present(from.readArrayOfInt8("octets"))));

  private final byte[] octets;

  WriteOnce(byte[] octets) {
    this.octets = octets;
  }

  @Override
  public byte @Nullable [] process(Map.Entry<String, byte[]> entry) {
    byte[] existing = entry.getValue();
    if (existing == null) {
      entry.setValue(octets);
    }
    return existing;
  }
}
