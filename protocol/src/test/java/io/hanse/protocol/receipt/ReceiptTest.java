package io.hanse.protocol.receipt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.protocol.Samples;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.outcome.OutcomeWriter;
import io.hanse.protocol.proof.BatchHeader;
import io.hanse.protocol.proof.Leaf;
import io.hanse.protocol.proof.MerkleTree;
import io.hanse.protocol.signing.SigningKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReceiptTest {
  private final Samples samples = Samples.seeded();
  private final SigningKey key = SigningKey.of(samples.octets(32));
  private final byte[] message = samples.octets(400);

  @Test
  void everyReceiptOfABatchVerifies() {
    for (byte[] receipt : receipts(13)) {
      assertTrue(ReceiptVerifier.verify(receipt).isValid());
    }
  }

  @Test
  void aReceiptFailsAfterAnySingleOctetIsChanged() {
    byte[] receipt = receipts(5).get(2);

    for (int at = 0; at < receipt.length; at++) {
      for (int flip : new int[] {1, 2, 32, 128}) {
        byte[] changed = receipt.clone();
        changed[at] ^= (byte) flip;
        assertFalse(ReceiptVerifier.verify(changed).isValid(), "octet " + at + " flip " + flip);
      }
    }
  }

  @Test
  void aReceiptFailsAfterAnyOctetIsLeftOutOrAdded() {
    byte[] receipt = receipts(2).getFirst();

    for (int at = 0; at < receipt.length; at++) {
      byte[] shorter = Arrays.copyOf(receipt, receipt.length - 1);
      System.arraycopy(receipt, at + 1, shorter, at, receipt.length - at - 1);
      assertFalse(ReceiptVerifier.verify(shorter).isValid(), "without octet " + at);
      byte[] longer = Arrays.copyOf(receipt, receipt.length + 1);
      System.arraycopy(receipt, at, longer, at + 1, receipt.length - at);
      longer[at] = ' ';
      assertFalse(ReceiptVerifier.verify(longer).isValid(), "blank before octet " + at);
    }
  }

  @Test
  void oneLineFeedAtTheEndIsTolerated() {
    byte[] receipt = receipts(1).getFirst();
    byte[] line = Arrays.copyOf(receipt, receipt.length + 1);
    line[receipt.length] = '\n';

    assertTrue(ReceiptVerifier.verify(line).isValid());
  }

  @Test
  void theKeyAndTheMessageThatAreExpectedAreChecked() {
    byte[] receipt = receipts(3).getFirst();

    assertTrue(ReceiptVerifier.verify(receipt, Set.of(key.id()), message).isValid());
    assertInstanceOf(ReceiptCheck.KeyUntrusted.class, ReceiptVerifier.verify(receipt, Set.of()));
    assertInstanceOf(
        ReceiptCheck.OtherMessage.class,
        ReceiptVerifier.verify(receipt, Set.of(key.id()), new byte[1]));
  }

  private List<byte[]> receipts(int size) {
    List<byte[]> outcomes = new ArrayList<>();
    List<byte[]> salts = new ArrayList<>();
    List<Sha256> leaves = new ArrayList<>();
    for (int at = 0; at < size; at++) {
      outcomes.add(OutcomeWriter.octets(outcome()));
      salts.add(samples.octets(Leaf.SALT_LENGTH));
      leaves.add(Leaf.of(Sha256.of(message), salts.get(at), outcomes.get(at), Sha256.EMPTY));
    }
    MerkleTree tree = MerkleTree.ofLeafHashes(leaves);
    BatchHeader header =
        new BatchHeader(
            LedgerId.of("europe"),
            1,
            7,
            3,
            size,
            tree.root(),
            Sha256.ZERO,
            samples.instant(),
            key.id());
    assertEquals(header, BatchHeader.read(header.octets()).orElseThrow());
    ReceiptAssembler assembler =
        new ReceiptAssembler(
            header.octets(), key.sign(header.octets()), key.verifyingKey().octets());
    List<byte[]> receipts = new ArrayList<>();
    for (int at = 0; at < size; at++) {
      receipts.add(
          assembler.octets(
              Sha256.of(message),
              outcomes.get(at),
              salts.get(at),
              Sha256.EMPTY,
              at,
              tree.path(at)));
    }
    assertArrayEquals(
        receipts.getFirst(),
        assembler.octets(
            Sha256.of(message),
            outcomes.getFirst(),
            salts.getFirst(),
            Sha256.EMPTY,
            0,
            tree.path(0)));
    return receipts;
  }

  private Outcome outcome() {
    Outcome outcome = samples.outcome();
    return outcome.posted().ledger().equals(LedgerId.of("europe")) ? outcome : outcome();
  }
}
