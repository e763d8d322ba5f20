package io.hanse.config.cluster;

import static io.hanse.config.cluster.Stored.present;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import io.hanse.config.shared.SeenMessage;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;

/** A used message id as the map holds it; sender and id are the key. */
record StoredSeen(String ledger, String contentSha256) {
  static final CompactSerializer<StoredSeen> SERIALIZER =
      Stored.form(StoredSeen.class, StoredSeen::write, StoredSeen::read);

  static StoredSeen of(SeenMessage message) {
    return new StoredSeen(message.ledger().value(), message.contentSha256());
  }

  SeenMessage seen(ParticipantId participant, MessageId id) {
    return new SeenMessage(participant, id, LedgerId.of(ledger), contentSha256);
  }

  static String key(ParticipantId participant, MessageId id) {
    return participant + "/" + id;
  }

  private static void write(CompactWriter to, StoredSeen seen) {
    to.writeString("ledger", seen.ledger);
    to.writeString("contentSha256", seen.contentSha256);
  }

  private static StoredSeen read(CompactReader from) {
    return new StoredSeen(
        present(from.readString("ledger")), present(from.readString("contentSha256")));
  }
}
