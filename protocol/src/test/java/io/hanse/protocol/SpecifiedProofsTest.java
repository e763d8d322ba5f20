package io.hanse.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.protocol.answer.AnswerReader;
import io.hanse.protocol.identity.KeyId;
import io.hanse.protocol.json.JsonReader;
import io.hanse.protocol.json.Shape;
import io.hanse.protocol.json.StrictJson;
import io.hanse.protocol.obligation.ObligationReader;
import io.hanse.protocol.obligation.ObligationWriter;
import io.hanse.protocol.octets.Base64Url;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.proof.Leaf;
import io.hanse.protocol.proof.Merkle;
import io.hanse.protocol.receipt.Receipt;
import io.hanse.protocol.receipt.ReceiptReader;
import io.hanse.protocol.receipt.ReceiptVerifier;
import io.hanse.protocol.seal.SealReader;
import io.hanse.protocol.seal.WindowBatch;
import io.hanse.protocol.seal.WindowSeal;
import io.hanse.protocol.signing.VerifyingKey;
import io.hanse.protocol.statement.Statement;
import io.hanse.protocol.statement.StatementCheck;
import io.hanse.protocol.statement.StatementReader;
import io.hanse.protocol.statement.StatementVerifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The public specification says what the code does: receipts, proofs, seals and statements. */
class SpecifiedProofsTest {
  private final Specification specification = new Specification();

  @Test
  void theReceiptVerifiesAndIsOfTheAccrual() {
    byte[] receipt = specification.examples("receipt").getFirst();
    byte[] accrual = specification.examples("message").get(1);

    assertTrue(ReceiptVerifier.verify(receipt).isValid());
    assertEquals(Sha256.of(accrual), ReceiptReader.read(receipt).orElseThrow().messageDigest());
  }

  @Test
  void theReceiptFailsAfterAnySingleOctetIsChanged() {
    byte[] receipt = specification.examples("receipt").getFirst();

    for (int at = 0; at < receipt.length; at++) {
      byte[] changed = receipt.clone();
      changed[at] ^= 1;
      assertFalse(ReceiptVerifier.verify(changed).isValid(), "octet " + at);
    }
  }

  @Test
  void theKeysOfTheLedgersAreListedAsTheyAreUsed() {
    String listed = new String(specification.examples("keys").getFirst(), UTF_8);
    VerifyingKey ledger = receipt().key();

    assertTrue(listed.contains("\"kid\":\"" + ledger.id() + "\""));
    assertTrue(listed.contains("\"x\":\"" + ledger.x() + "\""));
    assertTrue(
        StrictJson.read(specification.examples("keys").getFirst(), this::skipped).orElseThrow());
  }

  private Receipt receipt() {
    return ReceiptReader.read(specification.examples("receipt").getFirst()).orElseThrow();
  }

  @Test
  void theCapturesReceiptOwesTheObligation() {
    Receipt receipt = captured();
    byte[] obligation = specification.examples("obligation").getFirst();

    assertTrue(ObligationReader.read(obligation).accepted().isPresent());
    assertEquals(Leaf.obligationsRoot(List.of(obligation)), receipt.obligationsRoot());
    assertEquals(Sha256.of(specification.examples("message").get(4)), receipt.messageDigest());
  }

  /** The receipt in the answers, which is of the bundle's first message. */
  private Receipt captured() {
    String octets =
        AnswerReader.bundle(specification.examples("answers").getFirst())
            .orElseThrow()
            .getFirst()
            .receipt()
            .orElseThrow();
    assertTrue(ReceiptVerifier.verify(octets.getBytes(UTF_8)).isValid());
    return ReceiptReader.read(octets.getBytes(UTF_8)).orElseThrow();
  }

  @Test
  void theProofLeadsFromTheBatchToTheSeal() {
    String proof = new String(specification.examples("proof").getFirst(), UTF_8);
    WindowSeal seal = seal();
    List<byte[]> path = hashes(proof.replaceFirst(".*\"path\":\\[(.*?)].*", "$1"));

    assertTrue(seal.isSignedBy(receipt().key()));
    assertTrue(proof.endsWith(",\"seal\":" + new String(seal.octets(), UTF_8) + "}"));
    assertTrue(proof.startsWith("{\"root\":\"" + captured().batch().root() + "\","));
    assertTrue(
        Merkle.verifyInclusion(
            number(proof, "index"),
            number(proof, "size"),
            Merkle.leafHash(captured().batch().root().octets()),
            path,
            Sha256.parse(seal.root()).octets()));
    assertEquals(seal.batches(), number(proof, "size"));
  }

  private WindowSeal seal() {
    return SealReader.read(specification.examples("seal").getFirst()).orElseThrow();
  }

  private static List<byte[]> hashes(String listed) {
    return Arrays.stream(listed.split(","))
        .map(quoted -> Sha256.parse(quoted.substring(1, quoted.length() - 1)).octets())
        .toList();
  }

  private static long number(String json, String name) {
    return Long.parseLong(json.replaceFirst(".*?\"" + name + "\":([0-9]+).*", "$1"));
  }

  @Test
  void theWindowsLineIsOfTheBatchAndGivesItsRoot() {
    WindowBatch line = WindowBatch.read(specification.examples("window").getFirst()).orElseThrow();

    assertEquals(captured().batch(), line.header());
    assertEquals(line.header().root(), line.root());
    assertTrue(
        captured()
            .key()
            .verify(line.header().octets(), Base64Url.decode(line.signature()).orElseThrow()));
  }

  @Test
  void theStatementIsComputedAgainFromTheKeysInTheText() {
    byte[] octets = specification.examples("statement").getFirst();
    Statement statement = StatementReader.read(octets).orElseThrow();

    assertEquals(
        new StatementCheck.Valid(statement),
        new StatementVerifier(clearing(), ledgers()).verify(octets));
    assertEquals(List.of(seal()), statement.seals());
    assertEquals(captured().batch(), statement.batches().getFirst().header());
    assertEquals(captured().messageDigest(), statement.obligations().getFirst().messageDigest());
    assertArrayEquals(
        specification.examples("obligation").getFirst(),
        ObligationWriter.octets(statement.obligations().getFirst().obligation()));
  }

  @Test
  void theStatementFailsAfterAnySingleOctetIsChanged() {
    byte[] octets = specification.examples("statement").getFirst();
    StatementVerifier verifier = new StatementVerifier(clearing(), ledgers());

    for (int at = 0; at < octets.length; at++) {
      byte[] changed = octets.clone();
      changed[at] ^= 1;
      assertFalse(verifier.verify(changed).isValid(), "octet " + at);
    }
  }

  @Test
  void theStatementsTableListsItsMembersInTheirOrder() {
    String table = specification.text().replaceFirst("(?s).*## Statements", "");
    List<String> listed =
        Pattern.compile("^\\| `(.*?)` ", Pattern.MULTILINE)
            .matcher(table)
            .results()
            .flatMap(row -> Arrays.stream(row.group(1).split("`, `")))
            .filter(member -> !member.contains("."))
            .map(member -> member.replace("[]", ""))
            .limit(11)
            .toList();

    List<String> members = new ArrayList<>();
    assertTrue(
        StrictJson.read(
                specification.examples("statement").getFirst(),
                json -> topLevel(json, listed, members))
            .orElseThrow());
    assertEquals(members, listed);
  }

  private static boolean topLevel(JsonReader json, List<String> names, List<String> members) {
    Shape shape = Shape.of(names.toArray(String[]::new));
    json.startObject();
    while (json.nextField(shape)) {
      members.add(json.field());
      json.skipValue();
    }
    return true;
  }

  /** The key in the text that is said to be clearing's. */
  private VerifyingKey clearing() {
    return keyAfter("clearing's is that of test 2");
  }

  private Map<KeyId, VerifyingKey> ledgers() {
    VerifyingKey ledger = keyAfter("The ledger's key in the examples");
    return Map.of(ledger.id(), ledger);
  }

  private VerifyingKey keyAfter(String words) {
    Matcher named =
        Pattern.compile(words + ".*?`x` `([^`]+)`, thumbprint `([^`]+)`")
            .matcher(specification.text());
    assertTrue(named.find(), words);
    VerifyingKey key = VerifyingKey.parse(named.group(1)).orElseThrow();
    assertEquals(key.id().value(), named.group(2));
    return key;
  }

  private boolean skipped(JsonReader json) {
    json.skipValue();
    return true;
  }
}
