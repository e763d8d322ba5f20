package io.hanse.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.signing.Jws;
import io.hanse.protocol.signing.SigningKey;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
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

  /** A purchase of one line; the card, or its place in a {@link Scenario}. */
  static String accrual(UUID id, Object card, String amount) {
    return """
    {"type":"accrual","id":"%s","participant":"fashion","location":"mitte",\
    "occurredAt":"%s","member":{"card":"%s"},"purchase":{\
    "total":{"currency":"EUR","amount":"%s"},"lines":[{"line":1,"sku":"coat",\
    "quantity":"1","amount":{"currency":"EUR","amount":"%s"}}]}}\
    """
        .formatted(id, now(), card, amount, amount);
  }

  static String redemption(UUID id, Object card, long points) {
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
  Future<CardNumber> enrol(Node node, LedgerId ledger) {
    return post(node, "fashion", enrolment(ledger)).map(Till::enrolled);
  }

  private static CardNumber enrolled(HttpResponse<String> answer) {
    Matcher card = CARD.matcher(answer.body());
    if (!card.find()) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return CardNumber.parse(card.group(1));
  }

  Future<HttpResponse<String>> post(Node node, String key, String payload) {
    return post(node, TestNetwork.key(key), payload);
  }

  Future<HttpResponse<String>> post(Node node, SigningKey key, String payload) {
    return post(node, Jws.sign(key, payload.getBytes(UTF_8)), Jws.MEDIA_TYPE);
  }

  Future<HttpResponse<String>> post(Node node, byte[] body, String mediaType) {
    return send(
        HttpRequest.newBuilder(node.url().resolve("/v1/messages"))
            .header("Content-Type", mediaType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  Future<HttpResponse<String>> get(Node node, String path, String token) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node.url() + path));
    return send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
  }

  /** A question for one media type alone. */
  Future<HttpResponse<String>> get(Node node, String path, String token, String accept) {
    return send(
        HttpRequest.newBuilder(URI.create(node.url() + path))
            .header("Authorization", "Bearer " + token)
            .header("Accept", accept));
  }

  /** The answer comes to where it was asked for, so that a test is on one thread. */
  private Future<HttpResponse<String>> send(HttpRequest.Builder request) {
    Context here = Vertx.currentContext();
    CompletionStage<HttpResponse<String>> answer =
        client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
    return here == null
        ? Future.fromCompletionStage(answer)
        : Future.fromCompletionStage(answer, here);
  }
}
