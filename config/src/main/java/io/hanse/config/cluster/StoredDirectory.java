package io.hanse.config.cluster;

import static io.hanse.config.cluster.Stored.present;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import io.hanse.config.directory.Directory;
import io.hanse.config.directory.DirectoryFile;
import java.nio.charset.StandardCharsets;

/** A directory as the map holds it: in its one spelling. */
record StoredDirectory(long version, String json) implements Ranked {
  static final CompactSerializer<StoredDirectory> SERIALIZER =
      Stored.form(StoredDirectory.class, StoredDirectory::write, StoredDirectory::read);

  static StoredDirectory of(Directory directory) {
    return new StoredDirectory(
        directory.version(), new String(DirectoryFile.octets(directory), StandardCharsets.UTF_8));
  }

  Directory directory() {
    return DirectoryFile.parse("announced directory", json).orElseThrow();
  }

  @Override
  public long rank() {
    return version;
  }

  private static void write(CompactWriter to, StoredDirectory directory) {
    to.writeInt64("version", directory.version);
    to.writeString("json", directory.json);
  }

  private static StoredDirectory read(CompactReader from) {
    return new StoredDirectory(from.readInt64("version"), present(from.readString("json")));
  }
}
