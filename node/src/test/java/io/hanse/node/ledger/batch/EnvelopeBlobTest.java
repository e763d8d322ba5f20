package io.hanse.node.ledger.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.hanse.node.ledger.Said;
import io.hanse.node.ledger.TestDirectory;
import io.hanse.node.ledger.TestLedger;
import io.hanse.node.ledger.intake.Delivery;
import io.hanse.node.verification.EnvelopeVerifier;
import io.hanse.node.verification.SignedEnvelope;
import io.hanse.node.verification.Verification;
import io.hanse.node.verification.VerifiedMessage;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.message.MessageWriter;
import io.hanse.protocol.signing.Jws;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Messages are found again in the envelopes that a batch keeps. */
class EnvelopeBlobTest {
  private static final CardNumber CARD = CardNumber.of(990100, 500_000_001);

  private static List<VerifiedMessage> bundle(int messages) {
    List<byte[]> octets = new ArrayList<>();
    for (int at = 0; at < messages; at++) {
      octets.add(MessageWriter.octets(Said.accrual(CARD, 1 + (long) at * at * at * 101)));
    }
    byte[] jws = Jws.sign(TestDirectory.FASHION, MessageWriter.bundle(octets));
    EnvelopeVerifier verifier =
        new EnvelopeVerifier(
            () -> TestLedger.directory(1, ""), Clock.systemUTC(), Optional.empty());
    Verification verification = verifier.verify(SignedEnvelope.of(jws));
    return assertInstanceOf(Verification.Trusted.class, verification).envelope().parts().stream()
        .map(VerifiedMessage.class::cast)
        .toList();
  }

  @Test
  void everyMessageOfEveryBundleIsReadBackFromItsPartOfTheEnvelope() {
    List<VerifiedMessage> messages = new ArrayList<>(bundle(29));
    messages.addAll(bundle(1));
    messages.addAll(bundle(10));
    EnvelopeBlob blob = new EnvelopeBlob(messages.size());

    messages.forEach(message -> blob.add(Delivery.of(message, false)));

    for (int at = 0; at < messages.size(); at++) {
      byte[] expected = messages.get(at).octets();
      assertArrayEquals(
          expected, EnvelopeBlob.message(blob.slices(), blob.envelopes(), at).orElseThrow());
      byte[] slice = BatchBlobs.part(blob.slices(), BatchBlobs.SLICE_LENGTH, at);
      int from = ByteBuffer.wrap(slice).getInt(0);
      byte[] characters =
          Arrays.copyOfRange(blob.envelopes(), from, from + ByteBuffer.wrap(slice).getInt(4));
      assertArrayEquals(expected, EnvelopeBlob.message(slice, characters).orElseThrow());
    }
  }

  @Test
  void anEnvelopeIsKeptOnceHoweverManyMessagesItCarries() {
    List<VerifiedMessage> messages = bundle(29);
    EnvelopeBlob blob = new EnvelopeBlob(messages.size());

    messages.forEach(message -> blob.add(Delivery.of(message, false)));

    assertEquals(messages.getFirst().envelope().length(), blob.envelopes().length);
  }

  @Test
  void itemsComeBackAsTheyWere() {
    List<byte[]> items = List.of(new byte[] {1, 2}, new byte[0], new byte[] {3});

    byte[] blob = BatchBlobs.items(items);

    assertEquals(3, BatchBlobs.items(blob).size());
    assertArrayEquals(items.get(2), BatchBlobs.item(blob, 2));
    assertArrayEquals(items.get(1), BatchBlobs.item(blob, 1));
  }
}
