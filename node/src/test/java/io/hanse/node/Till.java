package io.hanse.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.signing.Jws;
import io.hanse.protocol.signing.SigningKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A merchant's till without our adapter: writes JSON by hand, signs, posts. */
final class Till {
  private static final Pattern CARD = Pattern.compile("\"card\":\"([0-9]{16})\"");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  static String enrolment(LedgerId ledger) {
    return """
    {"type":"enrolment","id":"%s","participant":"fashion","location":"mitte",\
    "occurredAt":"%s","ledger":"%s","language":"de","profile":{"name":"Erfunden"},\
    "consents":[]}\
    """
        .formatted(UUID.randomUUID(), now(), ledger);
  }

  static String accrual(UUID id, CardNumber card, String amount) {
    return """
    {"type":"accrual","id":"%s","participant":"fashion","location":"mitte",\
    "occurredAt":"%s","member":{"card":"%s"},"purchase":{\
    "total":{"currency":"EUR","amount":"%s"},"lines":[{"line":1,"sku":"coat",\
    "quantity":"1","amount":{"currency":"EUR","amount":"%s"}}]}}\
    """
        .formatted(id, now(), card, amount, amount);
  }

  static String redemption(UUID id, CardNumber card, long points) {
    return """
    {"type":"redemption","id":"%s","participant":"fashion","location":"mitte",\
    "occurredAt":"%s","member":{"card":"%s"},"points":%d}\
    """
        .formatted(id, now(), card, points);
  }

  private static String now() {
    return DateTimeFormatter.ISO_INSTANT.format(Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  /** Enrols a member and gives the card. */
  CardNumber enrol(Node node, LedgerId ledger) throws IOException, InterruptedException {
    HttpResponse<String> answer = post(node, "fashion", enrolment(ledger));
    Matcher card = CARD.matcher(answer.body());
    if (!card.find()) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return CardNumber.parse(card.group(1));
  }

  HttpResponse<String> post(Node node, String key, String payload)
      throws IOException, InterruptedException {
    return post(node, TestNetwork.key(key), payload);
  }

  HttpResponse<String> post(Node node, SigningKey key, String payload)
      throws IOException, InterruptedException {
    return post(node, Jws.sign(key, payload.getBytes(UTF_8)), Jws.MEDIA_TYPE);
  }

  HttpResponse<String> post(Node node, byte[] body, String mediaType)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(node.url().resolve("/v1/messages"))
            .header("Content-Type", mediaType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build(),
        HttpResponse.BodyHandlers.ofString(UTF_8));
  }

  HttpResponse<String> get(Node node, String path, String token)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node.url() + path));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
  }
}
