package io.hanse.protocol.rejection;

import java.util.Locale;

/**
 * Why a server refused a request that carries no participant's message: a read, an operator's
 * command. A message's own refusals are {@link RejectionCode}s.
 */
public enum RequestCode {
  INVALID_REQUEST(400, "A value in the address or in a header is not valid."),
  UNAUTHORIZED(401, "The request needs a bearer token that the server knows."),
  NOT_TRUSTED(401, "The body is not signed with a key of the network's operator."),
  FORBIDDEN(403, "The bearer token does not permit this request."),
  NOT_FOUND(404, "There is nothing at this address (yet)."),
  METHOD_NOT_ALLOWED(405, "The address takes other methods."),
  REQUEST_TIMEOUT(408, "The request did not come in time, or came too slowly."),
  TOO_EARLY(409, "The cycle has not reached the state that this command needs."),
  VERSION_TAKEN(409, "The directory in force has this version or a higher one."),
  TOO_LARGE(413, "The body is larger than the server takes."),
  ADDRESS_TOO_LONG(414, "The first line of the request is longer than the server takes."),
  MISDIRECTED(421, "Only a node of another ledger can answer this request."),
  FAULTY_DIRECTORY(422, "The directory has faults; nothing was published."),
  HEADERS_TOO_LARGE(431, "The headers are larger together than the server takes."),
  INTERNAL(500, "A fault of the server, which its log describes under the incident number."),
  UNAVAILABLE(503, "Nothing was applied; send the same request again after Retry-After."),
  VERSION_NOT_SUPPORTED(505, "The server speaks another version of HTTP.");

  private final int status;
  private final String meaning;

  RequestCode(int status, String meaning) {
    this.status = status;
    this.meaning = meaning;
  }

  /** The word on the wire: {@code invalid-request}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** What it means, in a sentence for the sender. */
  public String meaning() {
    return meaning;
  }
}
