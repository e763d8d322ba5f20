package io.hanse.protocol.signing;

import static io.hanse.protocol.rejection.RejectionCode.INVALID_HEADER;
import static io.hanse.protocol.rejection.RejectionCode.MALFORMED_ENVELOPE;
import static io.hanse.protocol.rejection.RejectionCode.UNSUPPORTED_ALGORITHM;

import io.hanse.protocol.identity.KeyId;
import io.hanse.protocol.json.JsonReader;
import io.hanse.protocol.json.JsonWriter;
import io.hanse.protocol.json.Shape;
import io.hanse.protocol.json.StrictJson;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.Result;
import java.util.Set;

/**
 * The protected header: exactly {@code alg}, {@code typ} and {@code kid}, in any order. No member
 * can ask for anything else, {@code crit} included (RFC 7515 section 4.1.11).
 */
final class JwsHeader {
  private static final Shape SHAPE = Shape.of("alg", "typ", "kid");

  /** The one value of {@code typ}. */
  private static final String TYP = "hanse+jws";

  /** RFC 8037 and, fully specified, RFC 9864. */
  private static final Set<String> ALGORITHMS = Set.of("EdDSA", "Ed25519");

  private static final int LENGTH = 500;

  private JwsHeader() {}

  static byte[] octets(KeyId kid) {
    return new JsonWriter(128)
        .startObject()
        .text("alg", "EdDSA")
        .text("typ", TYP)
        .text("kid", kid)
        .endObject()
        .octets();
  }

  static Result<KeyId> read(byte[] octets) {
    return switch (StrictJson.read(octets, JwsHeader::kid)) {
      case Result.Accepted<KeyId> accepted -> accepted;
      case Result.Refused<KeyId> refused -> Result.refused(ofEnvelope(refused.rejection()));
    };
  }

  /** Other members are noted, not thrown: the algorithm is judged before them. */
  private static KeyId kid(JsonReader json) {
    KeyId kid = null;
    String typ = null;
    String algorithm = null;
    json.startObject();
    while (json.nextKnownField(SHAPE, INVALID_HEADER)) {
      switch (json.field()) {
        case "alg" -> algorithm = json.text(1, LENGTH);
        case "typ" -> typ = json.text(1, LENGTH);
        default -> kid = json.parsed(LENGTH, KeyId::of);
      }
    }
    if (!ALGORITHMS.contains(json.required(algorithm, "alg"))) {
      throw json.refuse(UNSUPPORTED_ALGORITHM, UNSUPPORTED_ALGORITHM.meaning());
    }
    if (!json.required(typ, "typ").equals(TYP)) {
      throw json.refuse(INVALID_HEADER, "typ must be " + TYP);
    }
    return json.required(kid, "kid");
  }

  /** The rejection in the words of an envelope; a pointer into the header is of no use. */
  private static Rejection ofEnvelope(Rejection rejection) {
    String place = rejection.pointer().isEmpty() ? "" : rejection.pointer().substring(1) + " ";
    return switch (rejection.code()) {
      case UNSUPPORTED_ALGORITHM -> Rejection.of(UNSUPPORTED_ALGORITHM);
      case MALFORMED_JSON ->
          Rejection.of(MALFORMED_ENVELOPE, "the header is " + rejection.detail());
      default -> Rejection.of(INVALID_HEADER, "header: " + place + rejection.detail());
    };
  }
}
