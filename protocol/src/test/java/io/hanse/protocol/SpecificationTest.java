package io.hanse.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.protocol.answer.Answer;
import io.hanse.protocol.answer.AnswerReader;
import io.hanse.protocol.json.StrictJson;
import io.hanse.protocol.message.MessageReader;
import io.hanse.protocol.message.MessageType;
import io.hanse.protocol.message.PayloadReader;
import io.hanse.protocol.obligation.ObligationReader;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.receipt.ReceiptReader;
import io.hanse.protocol.receipt.ReceiptVerifier;
import io.hanse.protocol.rejection.RejectionCode;
import io.hanse.protocol.seal.SealReader;
import io.hanse.protocol.seal.WindowSeal;
import io.hanse.protocol.signing.Jws;
import io.hanse.protocol.signing.VerifyingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The public specification says what the code does: every example in it is replayed. */
class SpecificationTest {
  private static final Pattern BLOCK =
      Pattern.compile("```\\w+ (\\w+)\\n(.*?)\\n```", Pattern.DOTALL);

  private final String specification = read(Path.of("README.md"));

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private List<byte[]> examples(String kind) {
    return BLOCK
        .matcher(specification)
        .results()
        .filter(block -> block.group(1).equals(kind))
        .map(block -> block.group(2).getBytes(UTF_8))
        .toList();
  }

  @Test
  void thereIsAnExampleOfEachMessageAndEachIsRead() {
    List<MessageType> types =
        examples("message").stream()
            .map(example -> MessageReader.read(example).orElseThrow())
            .map(MessageType::of)
            .toList();

    assertEquals(List.of(MessageType.values()), types);
  }

  @Test
  void theEnvelopeVerifiesWithTheKeyBesideIt() {
    String x = Fixture.properties("rfc8037-a4.properties").getProperty("x");
    VerifyingKey key = VerifyingKey.parse(x).orElseThrow();
    Jws jws = Jws.parse(examples("envelope").getFirst()).orElseThrow();

    assertTrue(jws.isSignedBy(key));
    assertTrue(specification.contains(x) && specification.contains(key.id().value()));
    assertTrue(PayloadReader.read(jws.payload()).orElseThrow().items().getFirst().id().isPresent());
  }

  @Test
  void theBundleIsOne() {
    assertTrue(PayloadReader.read(examples("bundle").getFirst()).orElseThrow().bundle());
  }

  @Test
  void theReceiptVerifiesAndIsOfTheAccrual() {
    byte[] receipt = examples("receipt").getFirst();
    byte[] accrual = examples("message").get(1);

    assertTrue(ReceiptVerifier.verify(receipt).isValid());
    assertEquals(Sha256.of(accrual), ReceiptReader.read(receipt).orElseThrow().messageDigest());
  }

  @Test
  void theReceiptFailsAfterAnySingleOctetIsChanged() {
    byte[] receipt = examples("receipt").getFirst();

    for (int at = 0; at < receipt.length; at++) {
      byte[] changed = receipt.clone();
      changed[at] ^= 1;
      assertFalse(ReceiptVerifier.verify(changed).isValid(), "octet " + at);
    }
  }

  @Test
  void theAnswersAreReadAsTheyStand() {
    List<Answer> answers = AnswerReader.bundle(examples("answers").getFirst()).orElseThrow();

    assertEquals(
        new String(examples("receipt").getFirst(), UTF_8), answers.get(0).receipt().orElseThrow());
    assertEquals(
        ((Answer.Refused) answers.get(1)).rejection(),
        AnswerReader.problem(examples("problem").getFirst()).orElseThrow().rejection());
  }

  @Test
  void obligationAndSealAreRead() {
    assertTrue(ObligationReader.read(examples("obligation").getFirst()).accepted().isPresent());
    WindowSeal seal = SealReader.read(examples("seal").getFirst()).orElseThrow();
    VerifyingKey key = ReceiptReader.read(examples("receipt").getFirst()).orElseThrow().key();
    assertTrue(seal.isSignedBy(key));
  }

  @Test
  void theErrorTableIsTheCodesInTheirOrder() {
    String table =
        Arrays.stream(RejectionCode.values())
            .map(SpecificationTest::row)
            .collect(Collectors.joining("\n"));

    assertTrue(specification.contains("| --- |\n" + table + "\n\n"), () -> "expected:\n" + table);
  }

  private static String row(RejectionCode code) {
    return "| `%s` | %d | %s | %s | %s |"
        .formatted(
            code.code(),
            code.status(),
            code.retry().text(),
            code.recorded() ? "yes" : "no",
            code.meaning());
  }

  @Test
  void theHttpDescriptionIsWellFormedAndNamesEveryCodeAndType() {
    String openApi = read(Path.of("src/main/resources/openapi/node.json"));

    assertTrue(
        StrictJson.read(
                openApi.getBytes(UTF_8),
                json -> {
                  json.skipValue();
                  return true;
                })
            .accepted()
            .isPresent());
    assertTrue(openApi.contains("\"openapi\": \"3.1.0\""));
    for (RejectionCode code : RejectionCode.values()) {
      assertTrue(openApi.contains("\"" + code.code() + "\""), code.code());
    }
    for (MessageType type : MessageType.values()) {
      assertTrue(openApi.contains("\"" + type.wire() + "\""), type.wire());
    }
  }
}
