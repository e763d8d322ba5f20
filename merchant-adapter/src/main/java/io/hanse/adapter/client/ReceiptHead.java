package io.hanse.adapter.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.hanse.adapter.outbox.Octets;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.octets.Sha256;
import java.io.IOException;
import java.util.Optional;

/**
 * The message that a receipt names. Other fields are not read here, so that fields added by a newer
 * node do not stop a till; {@code verify-receipt} checks them all.
 */
record ReceiptHead(String format, String messageDigest, String participant, String id) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String FORMAT = "hanse-receipt/";

  /** Whether this is the receipt of exactly these octets. */
  boolean isOf(Sha256 message, ParticipantId sender, MessageId messageId) {
    return format.startsWith(FORMAT)
        && messageDigest.equals(message.hex())
        && participant.equals(sender.value())
        && id.equals(messageId.toString());
  }

  /** The head of the receipt in a body, or nothing where the body is no JSON object. */
  static Optional<ReceiptHead> in(Octets body) {
    try (JsonParser json = JSON.createParser(body.toArray())) {
      return json.nextToken() == JsonToken.START_OBJECT
          ? Optional.of(read(json))
          : Optional.empty();
    } catch (IOException malformed) {
      return Optional.empty();
    }
  }

  private static ReceiptHead read(JsonParser json) throws IOException {
    ReceiptHead head = new ReceiptHead("", "", "", "");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      if (field.equals("outcome") && value == JsonToken.START_OBJECT) {
        head = head.withOutcome(json);
      } else if (field.equals("format")) {
        head = new ReceiptHead(text(json), head.messageDigest, head.participant, head.id);
      } else if (field.equals("messageSha256")) {
        head = new ReceiptHead(head.format, text(json), head.participant, head.id);
      } else {
        json.skipChildren();
      }
    }
    return head;
  }

  private ReceiptHead withOutcome(JsonParser json) throws IOException {
    String namedParticipant = "";
    String namedId = "";
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "participant" -> namedParticipant = text(json);
        case "id" -> namedId = text(json);
        default -> json.skipChildren();
      }
    }
    return new ReceiptHead(format, messageDigest, namedParticipant, namedId);
  }

  private static String text(JsonParser json) throws IOException {
    String text = json.getValueAsString("");
    json.skipChildren();
    return text;
  }
}
