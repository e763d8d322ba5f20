package io.hanse.protocol.message;

import io.hanse.protocol.json.JsonWriter;
import io.hanse.protocol.message.Message.BurnRequest;
import io.hanse.protocol.message.Message.Extent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One message in, its octets out, for whoever sends. A receiver never writes a message again: the
 * octets that were signed are the message.
 */
public final class MessageWriter {
  private MessageWriter() {}

  public static byte[] octets(Message message) {
    JsonWriter json = new JsonWriter();
    json.startObject();
    header(json, message);
    if (message instanceof Message.OfMember ofMember) {
      member(json, ofMember.member());
    }
    switch (message) {
      case Message.Enrolment enrolment -> enrolment(json, enrolment);
      case Message.Accrual accrual -> purchase(json, accrual.purchase());
      case Message.Redemption redemption -> burn(json, redemption.burn());
      case Message.Authorization authorization -> {
        burn(json, authorization.burn());
        json.number("expiresIn", authorization.expiresInSeconds());
      }
      case Message.Capture capture -> {
        json.text("authorization", capture.authorization());
        capture.points().ifPresent(points -> json.points("points", points));
      }
      case Message.Void release -> json.text("authorization", release.authorization());
      case Message.Reversal reversal -> reversal(json, reversal);
    }
    return json.endObject().octets();
  }

  /** A bundle's octets. */
  public static byte[] bundle(List<byte[]> messages) {
    JsonWriter json =
        new JsonWriter(messages.stream().mapToInt(octets -> octets.length + 1).sum() + 2);
    json.startArray();
    messages.forEach(json::raw);
    return json.endArray().octets();
  }

  private static void header(JsonWriter json, Message message) {
    Header header = message.header();
    json.text("type", MessageKind.of(message).wire())
        .text("id", header.id())
        .text("participant", header.participant())
        .text("location", header.location());
    header.terminal().ifPresent(terminal -> json.text("terminal", terminal));
    json.time("occurredAt", header.occurredAt());
  }

  private static void member(JsonWriter json, Member member) {
    json.name("member").startObject().text("card", member.card());
    member.presence().ifPresent(presence -> json.text("presence", presence));
    json.endObject();
  }

  private static void enrolment(JsonWriter json, Message.Enrolment enrolment) {
    json.text("ledger", enrolment.ledger()).text("language", enrolment.language());
    texts(json, "profile", enrolment.profile());
    if (!enrolment.consents().isEmpty()) {
      json.name("consents").startArray();
      enrolment.consents().forEach(json::text);
      json.endArray();
    }
  }

  private static void purchase(JsonWriter json, Purchase purchase) {
    json.name("purchase").startObject().money("total", purchase.total());
    json.name("lines").startArray();
    for (PurchaseLine line : purchase.lines()) {
      json.startObject().number("line", line.line()).text("sku", line.sku());
      optional(json, "category", line.category());
      json.text("quantity", line.quantity().toDecimal()).money("amount", line.amount());
      texts(json, "attributes", line.attributes());
      json.endObject();
    }
    json.endArray();
    optional(json, "reference", purchase.reference());
    json.endObject();
  }

  private static void burn(JsonWriter json, BurnRequest burn) {
    switch (burn) {
      case BurnRequest.ByPoints byPoints -> json.points("points", byPoints.points());
      case BurnRequest.ByValue byValue -> json.money("value", byValue.value());
    }
  }

  private static void reversal(JsonWriter json, Message.Reversal reversal) {
    json.text("original", reversal.original());
    switch (reversal.extent()) {
      case Extent.Whole whole -> {}
      case Extent.Lines lines -> lines(json, lines.lines());
      case Extent.Part part -> json.points("points", part.points());
    }
    optional(json, "reason", reversal.reason());
  }

  private static void lines(JsonWriter json, List<LinePart> lines) {
    json.name("lines").startArray();
    for (LinePart part : lines) {
      json.startObject().number("line", part.line());
      part.quantity().ifPresent(quantity -> json.text("quantity", quantity.toDecimal()));
      part.amount().ifPresent(amount -> json.money("amount", amount));
      json.endObject();
    }
    json.endArray();
  }

  private static void optional(JsonWriter json, String name, String text) {
    if (!text.isEmpty()) {
      json.text(name, text);
    }
  }

  /** By name: a map that was copied has no order of its own. */
  private static void texts(JsonWriter json, String name, Map<String, String> texts) {
    if (!texts.isEmpty()) {
      json.name(name).startObject();
      new TreeMap<>(texts).forEach(json::text);
      json.endObject();
    }
  }
}
