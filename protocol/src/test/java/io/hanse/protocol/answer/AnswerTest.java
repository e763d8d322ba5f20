package io.hanse.protocol.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hanse.protocol.Samples;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.rejection.Left;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.RejectionCode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerTest {
  private static final String RECEIPT = "{\"format\":\"x\",\"path\":[\"a\",{\"b\":1}]}";

  private final MessageId id = Samples.seeded().id();
  private final Rejection rejection =
      Rejection.of(RejectionCode.INSUFFICIENT_BALANCE, "90 points are there")
          .at("/points")
          .leaving(new Left.OfPoints(Points.of(90)));

  @Test
  void aSenderReadsWhatANodeWroteForABundle() {
    byte[] octets =
        new BundleAnswerWriter()
            .applied(id, RECEIPT.getBytes(UTF_8))
            .refused(
                Optional.of(id),
                rejection.code(),
                ProblemWriter.octets(rejection, RECEIPT.getBytes(UTF_8)))
            .refused(Optional.empty(), rejection.code(), ProblemWriter.octets(rejection))
            .octets();

    List<MessageAnswer> answers = AnswerReader.bundle(octets).orElseThrow();

    assertEquals(
        List.of(
            new MessageAnswer.Applied(Optional.of(id), Optional.of(RECEIPT)),
            new MessageAnswer.Refused(Optional.of(id), rejection, Optional.of(RECEIPT)),
            new MessageAnswer.Refused(Optional.empty(), rejection, Optional.empty())),
        answers);
  }

  @Test
  void aSenderReadsTheProblemOfOneMessage() {
    byte[] octets = ProblemWriter.octets(rejection);

    MessageAnswer.Refused refused = AnswerReader.problem(octets).orElseThrow();

    assertEquals(rejection, refused.rejection());
    assertEquals(
        "{\"type\":\"urn:hanse:problem:insufficient-balance\",\"title\":\"The member's available"
            + " balance does not suffice.\",\"status\":422,\"code\":\"insufficient-balance\","
            + "\"detail\":\"90 points are there\",\"pointer\":\"/points\",\"retry\":\"new-id\","
            + "\"left\":{\"points\":90}}",
        new String(octets, UTF_8));
  }
}
