package io.hanse.protocol.seal;

import static io.hanse.protocol.rejection.RejectionCode.INVALID_MESSAGE;

import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.KeyId;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.json.JsonAmounts;
import io.hanse.protocol.json.JsonReader;
import io.hanse.protocol.json.Shape;
import io.hanse.protocol.json.StrictJson;
import io.hanse.protocol.octets.Base64Url;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.Result;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Octets in, the seal out, if they are in the one spelling. Its signature is not verified yet. */
public final class SealReader {
  private static final Shape SHAPE =
      Shape.of(
          "format",
          "ledger",
          "window",
          "sealedAt",
          "batches",
          "messages",
          "gross",
          "root",
          "previous",
          "key",
          "signature");

  private static final Shape GROSS = Shape.of("debtor", "creditor", "amount", "count");

  private @Nullable LedgerId ledger;
  private @Nullable Long window;
  private @Nullable Instant sealedAt;
  private @Nullable Long batches;
  private @Nullable Long messages;
  private @Nullable List<Gross> gross;
  private @Nullable String root;
  private @Nullable String previous;
  private @Nullable KeyId key;
  private @Nullable String signature;

  private SealReader() {}

  public static Result<WindowSeal> read(byte[] octets) {
    return StrictJson.read(octets, SealReader::seal)
        .then(
            seal ->
                Arrays.equals(seal.octets(), octets)
                    ? Result.of(seal)
                    : Result.refused(
                        Rejection.of(INVALID_MESSAGE, "not the one spelling of this seal")));
  }

  /** Reads the seal on which the reader stands, in whatever spelling. */
  public static WindowSeal seal(JsonReader json) {
    return new SealReader().read(json);
  }

  private WindowSeal read(JsonReader json) {
    json.startObject();
    while (json.nextField(SHAPE)) {
      member(json);
    }
    return new WindowSeal(
        json.required(ledger, "ledger"),
        json.required(window, "window"),
        json.required(sealedAt, "sealedAt"),
        json.required(batches, "batches"),
        json.required(messages, "messages"),
        json.required(gross, "gross"),
        json.required(root, "root"),
        json.required(previous, "previous"),
        json.required(key, "key"),
        json.required(signature, "signature"));
  }

  private void member(JsonReader json) {
    switch (json.field()) {
      case "format" -> json.literal(SealOctets.FORMAT);
      case "ledger" -> ledger = json.parsed(20, LedgerId::of);
      case "window" -> window = json.integer(1, JsonReader.MOST);
      case "sealedAt" -> sealedAt = json.time().toInstant();
      case "batches" -> batches = json.integer(0, JsonReader.MOST);
      case "messages" -> messages = json.integer(0, JsonReader.MOST);
      case "gross" -> gross = json.elements(SealReader::sum);
      case "root" -> root = json.parsed(64, text -> Sha256.parse(text).hex());
      case "previous" -> previous = json.parsed(64, text -> Sha256.parse(text).hex());
      case "key" -> key = json.parsed(43, KeyId::of);
      default -> signature = json.parsed(86, SealReader::parseSignature);
    }
  }

  private static Gross sum(JsonReader json) {
    ParticipantId debtor = null;
    ParticipantId creditor = null;
    Money amount = null;
    Long count = null;
    json.startObject();
    while (json.nextField(GROSS)) {
      switch (json.field()) {
        case "debtor" -> debtor = json.parsed(40, ParticipantId::of);
        case "creditor" -> creditor = json.parsed(40, ParticipantId::of);
        case "amount" -> amount = JsonAmounts.money(json, 1);
        default -> count = json.integer(1, JsonReader.MOST);
      }
    }
    return new Gross(
        json.required(debtor, "debtor"),
        json.required(creditor, "creditor"),
        json.required(amount, "amount"),
        json.required(count, "count"));
  }

  private static String parseSignature(String text) {
    if (Base64Url.decode(text).isEmpty()) {
      throw new IllegalArgumentException("must be base64url");
    }
    return text;
  }
}
