package io.hanse.protocol.message;

import static io.hanse.protocol.rejection.RejectionCode.INVALID_MESSAGE;

import io.hanse.protocol.identity.ReservedParticipants;
import io.hanse.protocol.json.JsonReader;
import io.hanse.protocol.message.Message.BurnRequest;
import io.hanse.protocol.message.Message.Extent;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Makes a message of a draft, and refuses members that its type does not have. */
final class MessageAssembly {
  private static final Map<MessageKind, Long> ALLOWED = allowed();

  private static final String NOT_SENT = "not sent by participants: ";

  private MessageAssembly() {}

  private static Map<MessageKind, Long> allowed() {
    Map<MessageKind, Long> allowed = new EnumMap<>(MessageKind.class);
    for (MessageKind type : MessageKind.sent()) {
      long common =
          MessageDraft.SHAPE.mask(
              "type", "id", "participant", "location", "terminal", "occurredAt");
      allowed.put(type, common | MessageDraft.SHAPE.mask(own(type)));
    }
    return allowed;
  }

  private static String[] own(MessageKind type) {
    return switch (type) {
      case ENROLMENT -> new String[] {"ledger", "language", "profile", "consents"};
      case ACCRUAL -> new String[] {"member", "purchase"};
      case REDEMPTION -> new String[] {"member", "points", "value"};
      case AUTHORIZATION -> new String[] {"member", "points", "value", "expiresIn"};
      case CAPTURE -> new String[] {"member", "authorization", "points"};
      case VOID -> new String[] {"member", "authorization"};
      case REVERSAL -> new String[] {"member", "original", "lines", "points", "reason"};
      case HOLD_LAPSE, LOT_EXPIRY, ROUNDING, DEBT_REPAYMENT ->
          throw new IllegalStateException(NOT_SENT + type);
    };
  }

  static Message message(JsonReader json, MessageDraft draft) {
    MessageKind type = json.required(draft.type, "type");
    long foreign = draft.seen & ~ALLOWED.getOrDefault(type, 0L);
    if (foreign != 0) {
      throw json.refuse(
          INVALID_MESSAGE,
          MessageDraft.SHAPE.first(foreign),
          "is not a field of type " + type.wire());
    }
    Header header = header(json, draft);
    return switch (type) {
      case ENROLMENT ->
          new Message.Enrolment(
              header,
              json.required(draft.ledger, "ledger"),
              json.required(draft.language, "language"),
              draft.profile,
              draft.consents);
      case ACCRUAL ->
          new Message.Accrual(
              header, member(json, draft), json.required(draft.purchase, "purchase"));
      case REDEMPTION -> new Message.Redemption(header, member(json, draft), burn(json, draft));
      case AUTHORIZATION ->
          new Message.Authorization(
              header,
              member(json, draft),
              burn(json, draft),
              json.required(draft.expiresIn, "expiresIn"));
      case CAPTURE ->
          new Message.Capture(
              header,
              member(json, draft),
              json.required(draft.authorization, "authorization"),
              Optional.ofNullable(draft.points));
      case VOID ->
          new Message.Void(
              header, member(json, draft), json.required(draft.authorization, "authorization"));
      case REVERSAL ->
          new Message.Reversal(
              header,
              member(json, draft),
              json.required(draft.original, "original"),
              extent(json, draft),
              draft.reason);
      case HOLD_LAPSE, LOT_EXPIRY, ROUNDING, DEBT_REPAYMENT ->
          throw new IllegalStateException(NOT_SENT + type);
    };
  }

  private static Header header(JsonReader json, MessageDraft draft) {
    Header header =
        new Header(
            json.required(draft.id, "id"),
            json.required(draft.participant, "participant"),
            json.required(draft.location, "location"),
            Optional.ofNullable(draft.terminal),
            json.required(draft.occurredAt, "occurredAt"));
    if (ReservedParticipants.isReserved(header.participant())) {
      throw json.refuse(INVALID_MESSAGE, "participant", "is reserved for the network itself");
    }
    return header;
  }

  private static Member member(JsonReader json, MessageDraft draft) {
    return json.required(draft.member, "member");
  }

  private static BurnRequest burn(JsonReader json, MessageDraft draft) {
    if (draft.points != null && draft.value != null) {
      throw json.refuse(INVALID_MESSAGE, "value", "points and value exclude each other");
    }
    return draft.value != null
        ? new BurnRequest.ByValue(draft.value)
        : new BurnRequest.ByPoints(json.required(draft.points, "points"));
  }

  private static Extent extent(JsonReader json, MessageDraft draft) {
    if (draft.points != null && draft.lines != null) {
      throw json.refuse(INVALID_MESSAGE, "points", "points and lines exclude each other");
    }
    if (draft.lines != null) {
      return new Extent.Lines(draft.lines);
    }
    return draft.points != null ? new Extent.Part(draft.points) : new Extent.Whole();
  }
}
