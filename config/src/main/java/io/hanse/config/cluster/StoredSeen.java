package io.hanse.config.cluster;

import static io.hanse.config.cluster.Stored.present;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import io.hanse.config.shared.SeenMessage;
import io.hanse.config.shared.SeenMessages;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A group of used ids. Its form is the ledger, each sender's name once, and three numbers a
 * message: the two halves of its id, and the index of its sender among the names.
 */
record StoredSeen(SeenMessages seen) {
  static final String LEDGER = "ledger";
  static final CompactSerializer<StoredSeen> SERIALIZER =
      Stored.form(StoredSeen.class, StoredSeen::write, StoredSeen::read);

  private static final int NUMBERS_EACH = 3;

  private static void write(CompactWriter to, StoredSeen stored) {
    List<String> senders = new ArrayList<>();
    long[] numbers = new long[NUMBERS_EACH * stored.seen.messages().size()];
    int at = 0;
    for (SeenMessage message : stored.seen.messages()) {
      String sender = message.participant().value();
      if (!senders.contains(sender)) {
        senders.add(sender);
      }
      numbers[at++] = message.id().value().getMostSignificantBits();
      numbers[at++] = message.id().value().getLeastSignificantBits();
      numbers[at++] = senders.indexOf(sender);
    }
    to.writeString(LEDGER, stored.seen.ledger().value());
    to.writeArrayOfString("senders", senders.toArray(String[]::new));
    to.writeArrayOfInt64("messages", numbers);
  }

  private static StoredSeen read(CompactReader from) {
    LedgerId ledger = LedgerId.of(present(from.readString(LEDGER)));
    List<ParticipantId> senders =
        Stream.of(present(from.readArrayOfString("senders"))).map(ParticipantId::of).toList();
    long[] numbers = present(from.readArrayOfInt64("messages"));
    List<SeenMessage> messages = new ArrayList<>(numbers.length / NUMBERS_EACH);
    for (int at = 0; at < numbers.length; at += NUMBERS_EACH) {
      MessageId id = new MessageId(new UUID(numbers[at], numbers[at + 1]));
      messages.add(new SeenMessage(senders.get((int) numbers[at + 2]), id));
    }
    return new StoredSeen(new SeenMessages(ledger, messages));
  }
}
