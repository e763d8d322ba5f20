package io.hanse.protocol.message;

import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.LocationId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.identity.TerminalId;
import io.hanse.protocol.json.JsonAmounts;
import io.hanse.protocol.json.JsonReader;
import io.hanse.protocol.json.Shape;
import io.hanse.protocol.rejection.RejectionCode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A message while its members come in, in whatever order the sender wrote them: {@code type} may be
 * the last. Only {@link MessageAssembly} makes a message of it.
 */
final class MessageDraft {
  static final Shape SHAPE =
      Shape.of(
          "type",
          "id",
          "participant",
          "location",
          "terminal",
          "occurredAt",
          "member",
          "purchase",
          "points",
          "value",
          "expiresIn",
          "authorization",
          "original",
          "lines",
          "reason",
          "ledger",
          "language",
          "profile",
          "consents");

  private static final Shape MEMBER = Shape.of("card", "presence");
  private static final Pattern PRINTABLE = Pattern.compile("[!-~]+");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{1,8})*");

  @Nullable MessageKind type;
  @Nullable MessageId id;
  @Nullable ParticipantId participant;
  @Nullable LocationId location;
  @Nullable TerminalId terminal;
  @Nullable OffsetDateTime occurredAt;
  @Nullable Member member;
  @Nullable Purchase purchase;
  @Nullable Points points;
  @Nullable Money value;
  @Nullable Integer expiresIn;
  @Nullable MessageId authorization;
  @Nullable MessageId original;
  @Nullable List<LinePart> lines;
  @Nullable LedgerId ledger;
  @Nullable String language;
  String reason = "";
  Map<String, String> profile = Map.of();
  List<String> consents = List.of();

  /** The members that the sender wrote, one bit each in the order of {@link #SHAPE}. */
  long seen;

  /** Reads the object on which the reader stands. */
  MessageDraft read(JsonReader json) {
    json.startObject();
    while (json.nextField(SHAPE)) {
      seen = json.seen();
      member(json);
    }
    return this;
  }

  private void member(JsonReader json) {
    switch (json.field()) {
      case "type" -> type = json.parsed(40, MessageDraft::parseType);
      case "id" -> id = json.parsed(36, MessageId::parse);
      case "participant" -> participant = json.parsed(40, ParticipantId::of);
      case "location" -> location = json.parsed(40, LocationId::of);
      case "terminal" -> terminal = json.parsed(40, TerminalId::of);
      case "occurredAt" -> occurredAt = json.time();
      case "member" -> member = memberOf(json);
      case "purchase" -> purchase = PurchaseFields.purchase(json);
      case "points" -> points = JsonAmounts.points(json, 1, MessageLimits.BURN_POINTS);
      case "value" -> value = JsonAmounts.money(json, 1);
      case "expiresIn" -> expiresIn = (int) json.integer(1, MessageLimits.AUTHORIZATION_SECONDS);
      case "authorization" -> authorization = json.parsed(36, MessageId::parse);
      case "original" -> original = json.parsed(36, MessageId::parse);
      case "lines" -> lines = PurchaseFields.parts(json);
      case "reason" -> reason = json.text(0, MessageLimits.REASON);
      case "ledger" -> ledger = json.parsed(20, LedgerId::of);
      case "language" ->
          language = json.parsed(MessageLimits.LANGUAGE, MessageDraft::parseLanguage);
      case "profile" ->
          profile =
              json.texts(
                  MessageLimits.PROFILE_ENTRIES,
                  MessageLimits.PROFILE_NAME,
                  MessageLimits.PROFILE_VALUE);
      case "consents" -> consents = consentsOf(json);
      default -> throw new IllegalStateException("the shape lets nothing else in");
    }
  }

  private static MessageKind parseType(String text) {
    return MessageKind.find(text)
        .filter(MessageKind.sent()::contains)
        .orElseThrow(() -> new IllegalArgumentException("is no type of message"));
  }

  private static String parseLanguage(String text) {
    if (!LANGUAGE.matcher(text).matches()) {
      throw new IllegalArgumentException("must be a BCP 47 tag such as de or pt-BR");
    }
    return text;
  }

  private static Member memberOf(JsonReader json) {
    CardNumber card = null;
    String presence = null;
    json.startObject();
    while (json.nextField(MEMBER)) {
      if (json.field().equals("card")) {
        card = json.parsed(16, CardNumber::parse);
      } else {
        presence = json.parsed(MessageLimits.PRESENCE, MessageDraft::parsePresence);
      }
    }
    return new Member(json.required(card, "card"), Optional.ofNullable(presence));
  }

  private static String parsePresence(String text) {
    if (!PRINTABLE.matcher(text).matches()) {
      throw new IllegalArgumentException("must be printable ASCII without blanks");
    }
    return text;
  }

  private static List<String> consentsOf(JsonReader json) {
    List<String> consents = new ArrayList<>();
    json.startArray();
    while (json.nextElement()) {
      String consent = json.text(1, MessageLimits.CONSENT);
      if (consents.contains(consent) || consents.size() == MessageLimits.CONSENTS) {
        throw json.refuse(RejectionCode.INVALID_MESSAGE, "must be at most 16, each once");
      }
      consents.add(consent);
    }
    return consents;
  }
}
