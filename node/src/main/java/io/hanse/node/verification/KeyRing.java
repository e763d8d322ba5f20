package io.hanse.node.verification;

import io.hanse.config.directory.Directory;
import io.hanse.config.directory.KeyEntry;
import io.hanse.config.directory.ParticipantEntry;
import io.hanse.protocol.identity.KeyId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.signing.Accelerator;
import io.hanse.protocol.signing.VerifyingKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The participants' keys of one directory, decoded once. A key that is not fit to prove anything
 * (see {@link VerifyingKey}) is as good as unknown.
 */
final class KeyRing {
  private final long version;
  private final Map<KeyId, Entry> entries = new HashMap<>();

  /** A key, whose it is, and when it is good. */
  record Entry(ParticipantId participant, KeyEntry key, VerifyingKey verifying) {}

  KeyRing(Directory directory, Optional<Accelerator> accelerator) {
    this.version = directory.version();
    directory.participants().forEach(participant -> addKeysOf(participant, accelerator));
  }

  private void addKeysOf(ParticipantEntry participant, Optional<Accelerator> accelerator) {
    for (KeyEntry key : participant.keys()) {
      VerifyingKey.parse(key.x())
          .map(parsed -> accelerator.map(parsed::acceleratedBy).orElse(parsed))
          .map(verifying -> new Entry(participant.id(), key, verifying))
          .ifPresent(entry -> entries.putIfAbsent(entry.verifying().id(), entry));
    }
  }

  Optional<Entry> find(KeyId id) {
    return Optional.ofNullable(entries.get(id));
  }

  /** Version of the directory they are from. */
  long version() {
    return version;
  }
}
