package io.hanse.protocol.receipt;

import static io.hanse.protocol.rejection.RejectionCode.INVALID_MESSAGE;

import io.hanse.protocol.json.JsonReader;
import io.hanse.protocol.json.Shape;
import io.hanse.protocol.json.StrictJson;
import io.hanse.protocol.octets.Base64Url;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.outcome.OutcomeReader;
import io.hanse.protocol.outcome.OutcomeWriter;
import io.hanse.protocol.proof.BatchHeader;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.Result;
import io.hanse.protocol.signing.Ed25519;
import io.hanse.protocol.signing.VerifyingKey;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Octets in, the receipt's parts out, if they are exactly as {@link ReceiptAssembler} spells them.
 * A line feed at the end is tolerated: editors and shells put it there.
 */
public final class ReceiptReader {
  private static final Shape SHAPE =
      Shape.of(
          "format",
          "messageSha256",
          "outcome",
          "salt",
          "obligationsRoot",
          "index",
          "path",
          "batch",
          "jwk",
          "signature");

  private static final Shape JWK = Shape.of("kty", "crv", "x");

  private @Nullable Sha256 messageDigest;
  private @Nullable Outcome outcome;
  private @Nullable String salt;
  private @Nullable Sha256 obligationsRoot;
  private @Nullable Integer index;
  private @Nullable List<Sha256> path;
  private @Nullable BatchHeader batch;
  private @Nullable VerifyingKey key;
  private @Nullable String signature;

  private ReceiptReader() {}

  public static Result<Receipt> read(byte[] octets) {
    byte[] line = withoutLineFeed(octets);
    return StrictJson.read(line, json -> new ReceiptReader().receipt(json))
        .then(
            receipt ->
                Arrays.equals(octets(receipt), line)
                    ? Result.of(receipt)
                    : Result.refused(
                        Rejection.of(INVALID_MESSAGE, "not the one spelling of this receipt")));
  }

  private static byte[] withoutLineFeed(byte[] octets) {
    int length = octets.length;
    return length > 0 && octets[length - 1] == '\n' ? Arrays.copyOf(octets, length - 1) : octets;
  }

  private static byte[] octets(Receipt receipt) {
    byte[] signature =
        Base64Url.decode(receipt.signature())
            .orElseThrow(() -> new IllegalStateException("was decoded before"));
    return new ReceiptAssembler(receipt.batch().octets(), signature, receipt.key().octets())
        .octets(
            receipt.messageDigest(),
            OutcomeWriter.octets(receipt.outcome()),
            receipt.salt(),
            receipt.obligationsRoot(),
            receipt.index(),
            receipt.path());
  }

  private Receipt receipt(JsonReader json) {
    json.startObject();
    while (json.nextField(SHAPE)) {
      member(json);
    }
    return new Receipt(
        json.required(messageDigest, "messageSha256"),
        json.required(outcome, "outcome"),
        json.required(salt, "salt"),
        json.required(obligationsRoot, "obligationsRoot"),
        json.required(index, "index"),
        json.required(path, "path"),
        json.required(batch, "batch"),
        json.required(key, "jwk"),
        json.required(signature, "signature"));
  }

  private void member(JsonReader json) {
    switch (json.field()) {
      case "format" -> json.literal(Receipt.FORMAT);
      case "messageSha256" -> messageDigest = json.parsed(64, Sha256::parse);
      case "outcome" -> outcome = OutcomeReader.outcome(json);
      case "salt" -> salt = json.parsed(32, ReceiptReader::parseSalt);
      case "obligationsRoot" -> obligationsRoot = json.parsed(64, Sha256::parse);
      case "index" -> index = (int) json.integer(0, Integer.MAX_VALUE);
      case "path" -> path = json.elements(each -> each.parsed(64, Sha256::parse));
      case "batch" -> batch = BatchHeader.read(json);
      case "jwk" -> key = keyOf(json);
      default -> signature = json.parsed(86, ReceiptReader::parseSignature);
    }
  }

  private static VerifyingKey keyOf(JsonReader json) {
    VerifyingKey key = null;
    json.startObject();
    while (json.nextField(JWK)) {
      switch (json.field()) {
        case "kty" -> json.literal("OKP");
        case "crv" -> json.literal("Ed25519");
        default -> key = json.parsed(43, ReceiptReader::parseKey);
      }
    }
    return json.required(key, "x");
  }

  private static String parseSalt(String hex) {
    if (!hex.matches("[0-9a-f]{32}")) {
      throw new IllegalArgumentException("must be 32 hex digits");
    }
    return hex;
  }

  private static VerifyingKey parseKey(String x) {
    return VerifyingKey.parse(x)
        .orElseThrow(() -> new IllegalArgumentException("is no key that can prove anything"));
  }

  private static String parseSignature(String text) {
    if (Base64Url.decode(text).filter(ReceiptReader::isSignature).isEmpty()) {
      throw new IllegalArgumentException("must be 64 octets in base64url");
    }
    return text;
  }

  private static boolean isSignature(byte[] octets) {
    return octets.length == Ed25519.SIGNATURE_LENGTH;
  }
}
