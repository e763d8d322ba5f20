package io.hanse.protocol.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.PointRate;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.obligation.Obligation;
import io.hanse.protocol.obligation.ObligationKind;
import io.hanse.protocol.octets.Base64Url;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.proof.BatchHeader;
import io.hanse.protocol.proof.Leaf;
import io.hanse.protocol.proof.MerkleTree;
import io.hanse.protocol.rejection.Result;
import io.hanse.protocol.signing.SigningKey;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowBatchTest {
  private static final LedgerId LEDGER = LedgerId.of("europe");
  private static final SigningKey KEY = SigningKey.of(new byte[32]);
  private static final SealedMessage SILENT =
      new SealedMessage(Sha256.of(new byte[] {1}), Sha256.of(new byte[] {2}), List.of());
  private static final SealedMessage OWING =
      new SealedMessage(
          Sha256.of(new byte[] {3}), Sha256.of(new byte[] {4}), List.of(owed("1.20"), owed("3")));

  @Test
  void aBatchIsReadAsItWasWritten() {
    WindowBatch batch = batch(SILENT, OWING);

    assertEquals(Result.of(batch), WindowBatch.read(batch.octets()));
  }

  @Test
  void aBatchIsOneLine() {
    String line = new String(batch(SILENT, OWING).octets(), UTF_8);

    assertTrue(line.indexOf('\n') < 0, line);
  }

  @Test
  void aMessageWithoutObligationsHasTheLeafThatItsReceiptProves() {
    byte[] outcome = "{}".getBytes(UTF_8);
    byte[] salt = new byte[Leaf.SALT_LENGTH];
    Sha256 message = Sha256.of(new byte[] {1});

    SealedMessage sealed = new SealedMessage(message, Leaf.salted(salt, outcome), List.of());

    assertEquals(Leaf.of(message, salt, outcome, Sha256.EMPTY), sealed.leaf());
  }

  @Test
  void theRootIsThatOfTheLeavesInTheirOrder() {
    assertEquals(
        MerkleTree.ofLeafHashes(List.of(SILENT.leaf(), OWING.leaf())).root(),
        batch(SILENT, OWING).root());
  }

  @Test
  void anotherAmountIsAnotherRoot() {
    SealedMessage altered =
        new SealedMessage(OWING.message(), OWING.outcome(), List.of(owed("1.21"), owed("3")));

    assertNotEquals(batch(SILENT, OWING).root(), batch(SILENT, altered).root());
  }

  @Test
  void anObligationInAnotherSpellingIsRefused() {
    String line = new String(batch(OWING).octets(), UTF_8);

    byte[] respelled =
        line.replace("{\"ledger\":\"europe\",\"obl", "{ \"ledger\":\"europe\",\"obl")
            .getBytes(UTF_8);

    assertInstanceOf(Result.Refused.class, WindowBatch.read(respelled));
  }

  private static WindowBatch batch(SealedMessage... messages) {
    BatchHeader header =
        new BatchHeader(
            LEDGER,
            1,
            7,
            3,
            messages.length,
            Sha256.ZERO,
            Sha256.ZERO,
            Instant.parse("2026-04-13T09:30:00Z"),
            KEY.id());
    return new WindowBatch(header, Base64Url.encode(KEY.sign(header.octets())), List.of(messages));
  }

  private static Obligation owed(String amount) {
    CurrencyCode currency = CurrencyCode.of(amount.contains(".") ? "EUR" : "JPY");
    return new Obligation(
        LEDGER,
        "1-7-" + amount.charAt(0),
        ParticipantId.of("shop"),
        MessageId.parse("01890a5d-ac96-774b-bcce-b302099a8057"),
        ParticipantId.of("hotel"),
        ParticipantId.of("shop"),
        Money.parse(currency, amount),
        ObligationKind.REDEMPTION,
        Points.of(120),
        PointRate.parse(currency, "0.01"),
        OffsetDateTime.parse("2026-04-13T11:30:00+02:00"));
  }
}
