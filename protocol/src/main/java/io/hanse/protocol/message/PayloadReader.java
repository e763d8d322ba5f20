package io.hanse.protocol.message;

import static io.hanse.protocol.rejection.RejectionCode.INVALID_BUNDLE;
import static io.hanse.protocol.rejection.RejectionCode.INVALID_MESSAGE;
import static io.hanse.protocol.rejection.RejectionCode.TOO_LARGE;

import io.hanse.protocol.json.JsonReader;
import io.hanse.protocol.json.StrictJson;
import io.hanse.protocol.message.Payload.Item;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads what an envelope carries, in one pass: each message, its own octets and their digest. What
 * is wrong with the JSON or with the bundle as such refuses all of it; what is wrong with one
 * message refuses that one.
 */
public final class PayloadReader {
  private PayloadReader() {}

  public static Result<Payload> read(byte[] payload) {
    if (payload.length > MessageLimits.PAYLOAD_OCTETS) {
      return Result.refused(Rejection.of(TOO_LARGE));
    }
    return StrictJson.read(payload, json -> payload(json, payload));
  }

  private static Payload payload(JsonReader json, byte[] octets) {
    if (json.standsOnArray()) {
      return new Payload(true, bundle(json, octets));
    }
    if (!json.standsOnObject()) {
      throw json.refuse(INVALID_MESSAGE, "must be a message or an array of messages");
    }
    return new Payload(false, List.of(item(json, octets)));
  }

  private static List<Item> bundle(JsonReader json, byte[] octets) {
    List<Item> items = new ArrayList<>();
    json.startArray();
    while (json.nextElement()) {
      if (items.size() == MessageLimits.BUNDLE_MESSAGES) {
        throw json.refuse(INVALID_BUNDLE, "must have at most 1000 messages");
      }
      if (!json.standsOnObject()) {
        throw json.refuse(INVALID_BUNDLE, "must be a message");
      }
      Item item = item(json, octets);
      if (item.isEnrolment()) {
        throw json.refuse(INVALID_BUNDLE, "an enrolment travels alone");
      }
      items.add(item);
    }
    if (items.isEmpty()) {
      throw json.refuse(INVALID_BUNDLE, "must have a message");
    }
    return items;
  }

  private static Item item(JsonReader json, byte[] octets) {
    int start = json.startOffset();
    int place = json.pointer().length();
    MessageDraft draft = new MessageDraft();
    Result<Message> message =
        json.attempt(reader -> MessageAssembly.message(reader, draft.read(reader)))
            .mapRefusal(rejection -> rejection.at(rejection.pointer().substring(place)));
    byte[] own = Arrays.copyOfRange(octets, start, json.endOffset());
    return new Item(
        own, start, Optional.ofNullable(draft.id), draft.type == MessageKind.ENROLMENT, message);
  }
}
