package io.hanse.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.protocol.answer.AnswerReader;
import io.hanse.protocol.answer.MessageAnswer;
import io.hanse.protocol.answer.ProblemWriter;
import io.hanse.protocol.json.JsonReader;
import io.hanse.protocol.json.StrictJson;
import io.hanse.protocol.message.MessageKind;
import io.hanse.protocol.message.MessageReader;
import io.hanse.protocol.message.PayloadReader;
import io.hanse.protocol.rejection.RejectionCode;
import io.hanse.protocol.rejection.RequestCode;
import io.hanse.protocol.signing.Jws;
import io.hanse.protocol.signing.VerifyingKey;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The public specification says what the code does: messages, answers and codes. */
class SpecificationTest {
  private final Specification specification = new Specification();

  @Test
  void thereIsAnExampleOfEachMessageAndEachIsRead() {
    List<MessageKind> types =
        specification.examples("message").stream()
            .map(example -> MessageReader.read(example).orElseThrow())
            .map(MessageKind::of)
            .toList();

    assertEquals(MessageKind.sent(), types);
  }

  @Test
  void theEnvelopeVerifiesWithTheKeyBesideIt() {
    String x = Fixture.properties("rfc8037-a4.properties").getProperty("x");
    VerifyingKey key = VerifyingKey.parse(x).orElseThrow();
    Jws jws = Jws.parse(specification.examples("envelope").getFirst()).orElseThrow();

    assertTrue(jws.isSignedBy(key));
    assertTrue(specification.text().contains(x) && specification.text().contains(key.id().value()));
    assertTrue(PayloadReader.read(jws.payload()).orElseThrow().items().getFirst().id().isPresent());
  }

  @Test
  void theBundleIsOne() {
    assertTrue(
        PayloadReader.read(specification.examples("bundle").getFirst()).orElseThrow().bundle());
  }

  @Test
  void theAnswersAreReadAsTheyStand() {
    List<MessageAnswer> answers =
        AnswerReader.bundle(specification.examples("answers").getFirst()).orElseThrow();

    assertTrue(answers.get(0).receipt().isPresent());
    assertEquals(
        ((MessageAnswer.Refused) answers.get(1)).rejection(),
        AnswerReader.problem(specification.examples("problem").getFirst())
            .orElseThrow()
            .rejection());
  }

  @Test
  void theErrorTableIsTheCodesInTheirOrder() {
    String table =
        Arrays.stream(RejectionCode.values())
            .map(SpecificationTest::row)
            .collect(Collectors.joining("\n"));

    assertTrue(
        specification.text().contains("| --- |\n" + table + "\n\n"), () -> "expected:\n" + table);
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
  void theTableOfOtherRequestsIsTheirCodes() {
    String table =
        Arrays.stream(RequestCode.values())
            .map(code -> "| `%s` | %d | %s |".formatted(code.code(), code.status(), code.meaning()))
            .collect(Collectors.joining("\n"));

    assertTrue(
        specification.text().contains("| --- |\n" + table + "\n\n"), () -> "expected:\n" + table);
  }

  @Test
  void theProblemOfAnotherRequestIsWrittenAsItStands() {
    byte[] written =
        ProblemWriter.octets(
            RequestCode.INVALID_REQUEST,
            "limit must be a whole number from 1 to 200, not \"1e3\".");

    assertEquals(
        new String(specification.examples("refusal").getFirst(), UTF_8),
        new String(written, UTF_8));
  }

  @Test
  void theHttpDescriptionIsWellFormedAndNamesEveryCodeAndType() {
    String openApi = Specification.read(Path.of("src/main/resources/openapi/node.json"));

    assertTrue(StrictJson.read(openApi.getBytes(UTF_8), this::skipped).accepted().isPresent());
    assertTrue(openApi.contains("\"openapi\": \"3.1.0\""));
    for (RejectionCode code : RejectionCode.values()) {
      assertTrue(openApi.contains("\"" + code.code() + "\""), code.code());
    }
    for (MessageKind type : MessageKind.sent()) {
      assertTrue(openApi.contains("\"" + type.wire() + "\""), type.wire());
    }
  }

  private boolean skipped(JsonReader json) {
    json.skipValue();
    return true;
  }
}
