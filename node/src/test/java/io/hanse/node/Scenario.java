package io.hanse.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.LedgerId;
import io.vertx.core.Future;
import io.vertx.core.json.Json;
import io.vertx.core.json.pointer.JsonPointer;
import io.vertx.ext.unit.TestContext;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A story between tills and nodes, told from top to bottom: who is a member, what is sent, and what
 * is expected of the answer to it. A member's card is written {@code {name}} in messages and
 * addresses. Each step runs when the one before it has ended; the first that fails ends the story.
 */
final class Scenario {
  private final Till till;
  private final Map<String, CardNumber> members = new HashMap<>();
  private final Map<String, HttpResponse<String>> remembered = new HashMap<>();
  private Supplier<Node> node;
  private HttpResponse<String> answer;
  private Future<?> told = Future.succeededFuture();

  private Scenario(Till till, Supplier<Node> node) {
    this.till = till;
    this.node = node;
  }

  /**
   * A story that begins at a node.
   *
   * @param node asked for at each step, because a node may be restarted on the way
   */
  static Scenario at(Till till, Supplier<Node> node) {
    return new Scenario(till, node);
  }

  /** From here on everything is sent to another node. */
  Scenario then(Supplier<Node> other) {
    return doing(
        () -> {
          node = other;
          return Future.succeededFuture();
        });
  }

  /** A new member of a ledger, with a card but without points. */
  Scenario givenMember(String name, LedgerId home) {
    return doing(() -> till.enrol(node.get(), home).onSuccess(card -> members.put(name, card)));
  }

  /** Sends a message or bundle of the clothing shop. */
  Scenario send(String payload) {
    return send("fashion", payload);
  }

  /** Sends a message or bundle signed with a key of that name. */
  Scenario send(String key, String payload) {
    return asking(() -> till.post(node.get(), key, named(payload)));
  }

  /** Sends octets that the story makes of a message whose members it knows. */
  Scenario sendOctets(String payload, Function<String, byte[]> octets, String mediaType) {
    return asking(() -> till.post(node.get(), octets.apply(named(payload)), mediaType));
  }

  /** Sends a message of the clothing shop, and something else happens before its answer. */
  Scenario sendWhile(String payload, Supplier<Future<?>> meanwhile) {
    return asking(
        () -> {
          Future<HttpResponse<String>> sent = till.post(node.get(), "fashion", named(payload));
          return meanwhile.get().compose(over -> sent);
        });
  }

  /** Reads an address with a bearer token; none where the token is empty. */
  Scenario read(String address, String token) {
    return asking(() -> till.get(node.get(), named(address), token));
  }

  /** Anything else that has to be over before the next step. */
  Scenario doing(Supplier<Future<?>> step) {
    told = told.compose(before -> step.get());
    return this;
  }

  /** Undoes what an earlier step did, also where a step since then has failed. */
  Scenario lastly(Supplier<Future<?>> step) {
    told = told.eventually(step::get);
    return this;
  }

  private Scenario asking(Supplier<Future<HttpResponse<String>>> question) {
    return doing(() -> question.get().onSuccess(heard -> answer = heard));
  }

  private String named(String text) {
    String named = text;
    for (Map.Entry<String, CardNumber> member : members.entrySet()) {
      named = named.replace("{" + member.getKey() + "}", member.getValue().toString());
    }
    return named;
  }

  /** The card of a member, once it has one. */
  CardNumber card(String name) {
    return members.get(name);
  }

  /** Keeps the last answer under a name. */
  Scenario remember(String name) {
    return expect(heard -> remembered.put(name, heard));
  }

  /** The last answer has the same octets as the one kept under that name. */
  Scenario expectSameAs(String name) {
    return expect(heard -> assertEquals(remembered.get(name).body(), heard.body()));
  }

  /** The last answer contains the one kept under that name, octet for octet. */
  Scenario expectContains(String name) {
    return expect(
        heard -> assertTrue(heard.body().contains(remembered.get(name).body()), heard.body()));
  }

  Scenario expectOk() {
    return expectStatus(200);
  }

  Scenario expectStatus(int status) {
    return expect(heard -> assertEquals(status, heard.statusCode(), heard.body()));
  }

  Scenario expectHeader(String name, String value) {
    return expect(heard -> assertEquals(value, heard.headers().firstValue(name).orElse("none")));
  }

  /** The last answer is a problem with that status and code. */
  Scenario expectProblem(int status, String code) {
    return expectStatus(status)
        .expectJson("/code", code)
        .expectJson("/type", "urn:hanse:problem:" + code)
        .expectHeader("Content-Type", "application/problem+json");
  }

  /** A place of the last answer (RFC 6901) has that value. */
  Scenario expectJson(String pointer, Object value) {
    return expect(heard -> assertEquals(value, at(pointer, heard), heard.body()));
  }

  private static Object at(String pointer, HttpResponse<String> heard) {
    return JsonPointer.from(pointer).queryJson(Json.decodeValue(heard.body()));
  }

  /** Looks at the last answer and throws where it is not as it should be. */
  Scenario expect(Consumer<HttpResponse<String>> assertion) {
    return doing(
        () -> {
          assertion.accept(answer);
          return Future.succeededFuture();
        });
  }

  /** Ends the story: the test passes when every step has passed. */
  void end(TestContext context) {
    told.onComplete(context.asyncAssertSuccess());
  }
}
