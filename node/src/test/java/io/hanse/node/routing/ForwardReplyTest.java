package io.hanse.node.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.node.ledger.intake.Answer;
import io.hanse.node.verification.SignedEnvelope;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.rejection.Left;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.RejectionCode;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForwardReplyTest {
  private static final Rejection REJECTION =
      Rejection.of(RejectionCode.INVALID_AMOUNT, "ä \"quoted\" detail")
          .at("/purchase/total")
          .leaving(new Left.OfPoints(Points.of(3)));

  @Test
  void answersComeBackAsTheyWere() {
    List<Answer> answers =
        List.of(
            new Answer.Applied("{\"a\":1}".getBytes(UTF_8)),
            new Answer.Refused("{}".getBytes(UTF_8), REJECTION),
            new Answer.TurnedAway(REJECTION));

    List<Answer> read = ForwardReply.read(ForwardReply.octets(answers), 3).orElseThrow();

    assertArrayEquals("{\"a\":1}".getBytes(UTF_8), ((Answer.Applied) read.get(0)).receipt());
    assertEquals(REJECTION, ((Answer.Refused) read.get(1)).rejection());
    assertEquals(REJECTION, ((Answer.TurnedAway) read.get(2)).rejection());
  }

  @Test
  void whatIsCutShortOrTooLongIsNoReply() {
    Buffer octets = ForwardReply.octets(List.of(new Answer.TurnedAway(REJECTION)));

    for (int end = 0; end < octets.length(); end++) {
      assertTrue(ForwardReply.read(octets.slice(0, end), 1).isEmpty(), "cut at " + end);
    }
    assertTrue(ForwardReply.read(octets.copy().appendByte((byte) 1), 1).isEmpty());
  }

  @Test
  void aRequestCarriesTheEnvelopeAndThePlacesMeant() {
    ForwardRequest request =
        new ForwardRequest(SignedEnvelope.of("a.b.c".getBytes(UTF_8)), List.of(0, 7, 999));

    ForwardRequest read = ForwardRequest.read(request.octets()).orElseThrow();

    assertEquals(List.of(0, 7, 999), read.indices());
    assertArrayEquals("a.b.c".getBytes(UTF_8), read.envelope().octets());
  }

  @Test
  void aRequestForNoMessageOrTooManyIsNone() {
    assertTrue(ForwardRequest.read(Buffer.buffer()).isEmpty());
    assertTrue(ForwardRequest.read(Buffer.buffer().appendInt(0)).isEmpty());
    assertTrue(ForwardRequest.read(Buffer.buffer().appendInt(1001)).isEmpty());
    assertTrue(ForwardRequest.read(Buffer.buffer().appendInt(2).appendInt(0)).isEmpty());
  }
}
