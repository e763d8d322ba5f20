package io.hanse.protocol.proof;

import io.hanse.protocol.identity.KeyId;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.json.JsonReader;
import io.hanse.protocol.json.JsonWriter;
import io.hanse.protocol.json.Shape;
import io.hanse.protocol.json.StrictJson;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.RejectionCode;
import io.hanse.protocol.rejection.Result;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a ledger signs about one batch.
 *
 * @param ledger the book
 * @param lane the writer, from 1
 * @param number the batch's number within its lane, from 1
 * @param window the ledger's window that it belongs to, from 1
 * @param size how many messages it has, from 1
 * @param root the RFC 6962 root over the messages' leaves
 * @param previous SHA-256 of the octets of the lane's previous header, zeros for the first
 * @param closedAt by the database's clock
 * @param key the ledger's key that signs
 */
public record BatchHeader(
    LedgerId ledger,
    int lane,
    long number,
    long window,
    int size,
    Sha256 root,
    Sha256 previous,
    Instant closedAt,
    KeyId key) {
  private static final String FORMAT = "hanse-batch/1";
  private static final Shape SHAPE =
      Shape.of(
          "format",
          "ledger",
          "lane",
          "number",
          "window",
          "size",
          "root",
          "previous",
          "closedAt",
          "key");

  /** The octets that are signed: compact JSON in the order of the components. */
  public byte[] octets() {
    return new JsonWriter()
        .startObject()
        .text("format", FORMAT)
        .text("ledger", ledger)
        .number("lane", lane)
        .number("number", number)
        .number("window", window)
        .number("size", size)
        .text("root", root)
        .text("previous", previous)
        .time("closedAt", closedAt)
        .text("key", key)
        .endObject()
        .octets();
  }

  /** Reads octets that are exactly as {@link #octets()} spells them. */
  public static Result<BatchHeader> read(byte[] octets) {
    return StrictJson.read(octets, BatchHeader::read)
        .then(
            header ->
                Arrays.equals(header.octets(), octets)
                    ? Result.of(header)
                    : Result.refused(
                        Rejection.of(
                            RejectionCode.INVALID_MESSAGE, "not the one spelling of this header")));
  }

  /** Reads the header on which the reader stands, in whatever spelling. */
  public static BatchHeader read(JsonReader json) {
    return new Draft().header(json);
  }

  private static final class Draft {
    private @Nullable LedgerId ledger;
    private @Nullable Long lane;
    private @Nullable Long number;
    private @Nullable Long window;
    private @Nullable Long size;
    private @Nullable Sha256 root;
    private @Nullable Sha256 previous;
    private @Nullable Instant closedAt;
    private @Nullable KeyId key;

    private BatchHeader header(JsonReader json) {
      json.startObject();
      while (json.nextField(SHAPE)) {
        member(json);
      }
      return new BatchHeader(
          json.required(ledger, "ledger"),
          json.required(lane, "lane").intValue(),
          json.required(number, "number"),
          json.required(window, "window"),
          json.required(size, "size").intValue(),
          json.required(root, "root"),
          json.required(previous, "previous"),
          json.required(closedAt, "closedAt"),
          json.required(key, "key"));
    }

    private void member(JsonReader json) {
      switch (json.field()) {
        case "format" -> json.literal(FORMAT);
        case "ledger" -> ledger = json.parsed(20, LedgerId::of);
        case "lane" -> lane = json.integer(1, Integer.MAX_VALUE);
        case "number" -> number = json.integer(1, JsonReader.MOST);
        case "window" -> window = json.integer(1, JsonReader.MOST);
        case "size" -> size = json.integer(1, Integer.MAX_VALUE);
        case "root" -> root = json.parsed(64, Sha256::parse);
        case "previous" -> previous = json.parsed(64, Sha256::parse);
        case "closedAt" -> closedAt = json.time().toInstant();
        default -> key = json.parsed(43, KeyId::of);
      }
    }
  }
}
