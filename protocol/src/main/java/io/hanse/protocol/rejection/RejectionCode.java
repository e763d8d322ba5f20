package io.hanse.protocol.rejection;

import static io.hanse.protocol.rejection.Retry.NEVER;
import static io.hanse.protocol.rejection.Retry.NEW_ID;
import static io.hanse.protocol.rejection.Retry.SAME_ID;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every answer other than "applied". The order of the constants is the order of precedence: where
 * several apply, the first is given.
 *
 * <p>{@link #recorded()} codes are final: the refusal is kept under the message's id, has a receipt
 * and is given again for ever. All others leave no trace but the log.
 */
public enum RejectionCode {
  // The request as such.
  UNSUPPORTED_MEDIA_TYPE(415, NEW_ID, "The body must be a JWS, media type application/jose."),
  TOO_LARGE(413, NEW_ID, "The body is larger than a node takes; send it in smaller bundles."),
  UNAVAILABLE(503, SAME_ID, "Nothing was applied; send the same message again after Retry-After."),

  // Trust: who says so.
  MALFORMED_ENVELOPE(400, NEW_ID, "The body is not a JWS in compact serialization."),
  UNSUPPORTED_ALGORITHM(401, NEW_ID, "The algorithm is not EdDSA or Ed25519."),
  INVALID_HEADER(400, NEW_ID, "The protected header has other members than alg, typ and kid."),
  UNKNOWN_KEY(401, SAME_ID, "No participant in the directory has this key."),
  REVOKED_KEY(401, SAME_ID, "The key was revoked; sign the same message with a valid key."),
  EXPIRED_KEY(401, SAME_ID, "The key is not valid now; sign the same message with a valid key."),
  BAD_SIGNATURE(401, SAME_ID, "The signature does not fit the content and the key."),

  // What is said.
  MALFORMED_JSON(400, NEW_ID, "The payload is not strict JSON."),
  INVALID_BUNDLE(400, NEW_ID, "A bundle has 1 to 1000 messages and no enrolment."),
  INVALID_MESSAGE(400, NEW_ID, "A field is missing, unknown or malformed; pointer says which."),
  INVALID_AMOUNT(400, NEW_ID, "An amount has the wrong scale for its currency or is out of range."),
  WRONG_PARTICIPANT(403, NEW_ID, "The key belongs to another participant than the message names."),
  UNREADABLE_ROUTE(400, NEW_ID, "No ledger of this network has the card's prefix or this name."),

  // Seen before.
  ID_CONFLICT(409, NEW_ID, "This id was used for other content; a changed message needs a new id."),
  OUTCOME_UNKNOWN(503, SAME_ID, "The home ledger did not answer in time; send the same message."),

  // When.
  TOO_OLD(422, NEVER, "The time of the event is further back than this kind of message allows."),
  IN_THE_FUTURE(422, SAME_ID, "The time of the event is more than five minutes ahead."),

  // Whether it could be right later: nothing is recorded.
  UNKNOWN_LOCATION(422, SAME_ID, "The directory does not list this location for the participant."),
  SUSPENDED_PARTICIPANT(403, SAME_ID, "The participant is suspended."),
  UNKNOWN_MEMBER(422, SAME_ID, "The ledger has no member with this card (yet)."),
  UNKNOWN_ORIGINAL(422, SAME_ID, "The ledger has no message with the id referred to (yet)."),

  // Business rules: final and recorded.
  WRONG_MEMBER(422, NEW_ID, "The message referred to concerns another member.", true),
  NOT_REVERSIBLE(422, NEVER, "The message referred to is of a kind that this cannot undo.", true),
  ORIGINAL_REFUSED(
      422, NEVER, "The message referred to was refused; nothing is to be undone.", true),
  AUTHORIZATION_CLOSED(422, NEVER, "The authorization was captured, voided or has lapsed.", true),
  EXCEEDS_AUTHORIZATION(422, NEW_ID, "The capture is larger than what is held.", true),
  UNKNOWN_LINE(422, NEW_ID, "The original has no such line.", true),
  EXCEEDS_ORIGINAL(422, NEW_ID, "More would be taken back than is left of the original.", true),
  UNSUPPORTED_CURRENCY(422, NEW_ID, "The programme has no value of points in this currency.", true),
  WORTH_NOTHING(422, NEW_ID, "So few points are worth less than the smallest amount.", true),
  INSUFFICIENT_BALANCE(422, NEW_ID, "The member's available balance does not suffice.", true),
  LIMIT_EXCEEDED(422, NEW_ID, "A figure is beyond what the ledger can hold.", true),

  // Faults of ours.
  SET_ASIDE(
      500, SAME_ID, "The message met a fault of the node and was set aside for its operator.");

  private final int status;
  private final Retry retry;
  private final String meaning;
  private final boolean recorded;

  RejectionCode(int status, Retry retry, String meaning) {
    this(status, retry, meaning, false);
  }

  RejectionCode(int status, Retry retry, String meaning, boolean recorded) {
    this.status = status;
    this.retry = retry;
    this.meaning = meaning;
    this.recorded = recorded;
  }

  /** The word on the wire: {@code insufficient-balance}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The code of that word, or nothing. */
  public static Optional<RejectionCode> find(String code) {
    return Arrays.stream(values()).filter(known -> known.code().equals(code)).findFirst();
  }

  /** The HTTP status, alone and inside a bundle's answer. */
  public int status() {
    return status;
  }

  public Retry retry() {
    return retry;
  }

  /** What it means, in a sentence for the sender. */
  public String meaning() {
    return meaning;
  }

  /** Whether the ledger keeps the refusal under the message's id. */
  public boolean recorded() {
    return recorded;
  }
}
