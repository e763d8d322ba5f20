package io.hanse.config.cluster;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How each stored record is written: explicitly, field by field, under a name of its own. A field
 * may be added later, never renamed or given another type: members of two versions run side by
 * side.
 */
final class Stored {
  private Stored() {}

  static List<CompactSerializer<?>> serializers() {
    return List.of(
        StoredPosition.SERIALIZER,
        StoredInstructed.SERIALIZER,
        StoredCycle.SERIALIZER,
        StoredDirectory.SERIALIZER,
        StoredSeen.SERIALIZER,
        StoredBalance.SERIALIZER,
        StoredServer.SERIALIZER,
        KeepHigher.SERIALIZER,
        WriteOnce.SERIALIZER,
        OfferBalance.SERIALIZER,
        DropBalance.SERIALIZER);
  }

  /** A serializer of two functions. */
  static <T> CompactSerializer<T> form(
      Class<T> type, BiConsumer<CompactWriter, T> write, Function<CompactReader, T> read) {
    return new Form<>(type, write, read);
  }

  /** Every field is always written; a missing one is a bug. */
  static <T> T present(@Nullable T field) {
    if (field == null) {
      throw new IllegalStateException("a stored field is missing");
    }
    return field;
  }

  private record Form<T>(
      Class<T> type, BiConsumer<CompactWriter, T> write, Function<CompactReader, T> read)
      implements CompactSerializer<T> {
    @Override
    public T read(CompactReader reader) {
      return read.apply(reader);
    }

    @Override
    public void write(CompactWriter writer, T object) {
      write.accept(writer, object);
    }

    @Override
    public String getTypeName() {
      return "hanse." + type.getSimpleName();
    }

    @Override
    public Class<T> getCompactClass() {
      return type;
    }
  }
}
