package io.hanse.node.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.config.shared.SeenMessage;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentMessagesTest {
  private static final ParticipantId SENDER = ParticipantId.of("fashion");

  private final RecentMessages recent = new RecentMessages(10);

  @Test
  void theLatestHalfIsAlwaysRemembered() {
    List<SeenMessage> messages = messages(37);

    messages.forEach(recent::add);

    assertTrue(messages.subList(32, 37).stream().allMatch(recent::contains));
  }

  @Test
  void noMoreAreRememberedThanAllowed() {
    List<SeenMessage> messages = messages(1000);

    messages.forEach(recent::add);

    assertEquals(10, messages.stream().filter(recent::contains).count());
  }

  @Test
  void aMessageThatComesAgainTakesNoRoom() {
    List<SeenMessage> messages = messages(5);

    IntStream.range(0, 100).forEach(round -> messages.forEach(recent::add));

    assertTrue(messages.stream().allMatch(recent::contains));
  }

  private static List<SeenMessage> messages(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new SeenMessage(SENDER, new MessageId(new UUID(7, i))))
        .toList();
  }
}
