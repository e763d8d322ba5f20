package io.hanse.protocol.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hanse.protocol.Samples;
import io.hanse.protocol.octets.Sha256;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageCodecTest {
  private final Samples samples = Samples.seeded();

  @Test
  void everyMessageIsReadAsItWasWritten() {
    for (int round = 0; round < 5000; round++) {
      Message message = samples.message();
      byte[] octets = MessageWriter.octets(message);

      Message read = MessageReader.read(octets).orElseThrow();

      assertEquals(message, read, () -> new String(octets, UTF_8));
    }
  }

  @Test
  void eachMessageOfABundleKeepsItsOwnOctets() {
    List<byte[]> octets = new ArrayList<>();
    for (int count = 0; count < 100; count++) {
      octets.add(MessageWriter.octets(samples.accrual()));
    }

    Payload payload = PayloadReader.read(MessageWriter.bundle(octets)).orElseThrow();

    for (int at = 0; at < octets.size(); at++) {
      Payload.Item item = payload.items().get(at);
      assertArrayEquals(octets.get(at), item.octets());
      assertEquals(Sha256.of(octets.get(at)), item.digest());
      assertEquals(MessageReader.read(octets.get(at)), item.message());
    }
  }

  @Test
  void blanksAroundAMessageAreNotPartOfIt() {
    byte[] octets = MessageWriter.octets(samples.accrual());
    byte[] padded = (" \n[ " + new String(octets, UTF_8) + " \t]\r\n").getBytes(UTF_8);

    Payload payload = PayloadReader.read(padded).orElseThrow();

    assertEquals(Sha256.of(octets), payload.items().getFirst().digest());
  }
}
