package io.hanse.standalone.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.amount.Quantity;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.LocationId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.message.Header;
import io.hanse.protocol.message.Member;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.message.MessageWriter;
import io.hanse.protocol.message.Purchase;
import io.hanse.protocol.message.PurchaseLine;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.receipt.ReceiptCheck;
import io.hanse.protocol.receipt.ReceiptVerifier;
import io.hanse.protocol.signing.Jws;
import io.hanse.protocol.signing.SigningKey;
import io.hanse.standalone.network.NetworkFiles;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A merchant without our adapter: signs messages and posts them, nothing else. */
final class TestMerchant {
  private final HttpClient http;
  private final ParticipantId participant;
  private final LocationId location;
  private final CurrencyCode currency;
  private final SigningKey key;

  TestMerchant(
      HttpClient http,
      ParticipantId participant,
      String location,
      String currency,
      SigningKey key) {
    this.http = http;
    this.participant = participant;
    this.location = LocationId.of(location);
    this.currency = CurrencyCode.of(currency);
    this.key = key;
  }

  /** What a node answered. */
  static final class Answer {
    private final int status;
    private final byte[] body;

    Answer(int status, byte[] body) {
      this.status = status;
      this.body = body;
    }

    int status() {
      return status;
    }

    byte[] body() {
      return body.clone();
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    /** The outcome in the receipt, which must verify. */
    Outcome outcome() {
      return switch (ReceiptVerifier.verify(body)) {
        case ReceiptCheck.Valid valid -> valid.receipt().outcome();
        case ReceiptCheck wrong ->
            throw new AssertionError(status + ", " + wrong.text() + ": " + text());
      };
    }
  }

  TestMerchant signingWith(SigningKey other) {
    return new TestMerchant(http, participant, location.value(), currency.code(), other);
  }

  Answer send(NetworkFiles.Server node, Message message) throws Exception {
    return post(node, sign(message));
  }

  byte[] sign(Message message) {
    return Jws.sign(key, MessageWriter.octets(message));
  }

  byte[] sign(List<Message> bundle) {
    return Jws.sign(key, MessageWriter.bundle(bundle.stream().map(MessageWriter::octets).toList()));
  }

  Answer post(NetworkFiles.Server node, byte[] envelope) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(node.url() + "/v1/messages"))
            .timeout(Duration.ofMinutes(5))
            .header("Content-Type", Jws.MEDIA_TYPE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(envelope))
            .build();
    HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    return new Answer(response.statusCode(), response.body());
  }

  CardNumber enrol(NetworkFiles.Server node, LedgerId ledger) throws Exception {
    Answer answer = send(node, new Message.Enrolment(header(), ledger, "en", Map.of(), List.of()));
    assertEquals(200, answer.status(), answer::text);
    return ((Outcome.Enrolled) answer.outcome()).card();
  }

  /** A purchase of one line, in minor units. */
  Message.Accrual purchase(CardNumber card, long amount) {
    Money money = Money.of(currency, amount);
    PurchaseLine line =
        new PurchaseLine(1, "SHIRT", "fashion", Quantity.parse("1"), money, Map.of());
    return new Message.Accrual(header(), Member.of(card), new Purchase(money, List.of(line), ""));
  }

  Message.Redemption redemption(CardNumber card, long points) {
    return new Message.Redemption(
        header(), Member.of(card), new Message.BurnRequest.ByPoints(Points.of(points)));
  }

  private Header header() {
    return new Header(
        new MessageId(UUID.randomUUID()),
        participant,
        location,
        Optional.empty(),
        OffsetDateTime.now(ZoneOffset.UTC));
  }
}
