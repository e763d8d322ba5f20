package io.hanse.adapter.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.hanse.adapter.outbox.Octets;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.rejection.Retry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the answers of nodes. Unknown fields are skipped, because a newer node may send more.
 * Receipts and problems are cut out of a bundle's answer octet for octet.
 */
final class NodeAnswerReader {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String TYPE = "urn:hanse:problem:";

  private NodeAnswerReader() {}

  /** The members of a problem that decide what happens next. */
  record Problem(String type, String code, boolean retrySameId) {
    /** Whether the problem comes from a node, even if its code is unknown here. */
    boolean isOfHanse() {
      return type.equals(TYPE + code);
    }
  }

  /**
   * One answer of a bundle.
   *
   * @param said the receipt or the problem
   */
  record Item(String id, int status, Octets said) {
    boolean isOf(MessageId message) {
      return id.equals(message.toString());
    }
  }

  /** The problem in a body, or nothing where the body is none. */
  static Optional<Problem> problem(Octets body) {
    String type = "";
    String code = "";
    String retry = "";
    try (JsonParser json = JSON.createParser(body.toArray())) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        switch (field) {
          case "type" -> type = json.getValueAsString("");
          case "code" -> code = json.getValueAsString("");
          case "retry" -> retry = json.getValueAsString("");
          default -> json.skipChildren();
        }
      }
    } catch (IOException malformed) {
      return Optional.empty();
    }
    return code.isEmpty()
        ? Optional.empty()
        : Optional.of(new Problem(type, code, retry.equals(Retry.SAME_ID.text())));
  }

  /** The answers of a bundle in order, or nothing where the body is none. */
  static Optional<List<Item>> bundle(byte[] body) {
    try (JsonParser json = JSON.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        if (field.equals("answers") && json.currentToken() == JsonToken.START_ARRAY) {
          return Optional.of(items(json, body));
        }
        json.skipChildren();
      }
      return Optional.empty();
    } catch (IOException malformed) {
      return Optional.empty();
    }
  }

  private static List<Item> items(JsonParser json, byte[] body) throws IOException {
    List<Item> items = new ArrayList<>();
    while (json.nextToken() == JsonToken.START_OBJECT) {
      items.add(item(json, body));
    }
    return items;
  }

  private static Item item(JsonParser json, byte[] body) throws IOException {
    String id = "";
    int status = 0;
    Octets said = Octets.none();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "id" -> id = json.getValueAsString("");
        case "status" -> status = json.getValueAsInt();
        case "receipt", "problem" -> said = slice(json, body);
        default -> json.skipChildren();
      }
    }
    return new Item(id, status, said);
  }

  /** The octets of the value on which the parser stands. */
  private static Octets slice(JsonParser json, byte[] body) throws IOException {
    long start = json.currentTokenLocation().getByteOffset();
    json.skipChildren();
    long end = json.currentLocation().getByteOffset();
    return json.currentToken() == JsonToken.END_OBJECT
        ? Octets.of(body, Math.toIntExact(start), Math.toIntExact(end))
        : Octets.none();
  }
}
