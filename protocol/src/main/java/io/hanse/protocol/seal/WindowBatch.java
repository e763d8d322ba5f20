package io.hanse.protocol.seal;

import io.hanse.protocol.json.JsonWriter;
import io.hanse.protocol.obligation.ObligationWriter;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.proof.BatchHeader;
import io.hanse.protocol.proof.MerkleTree;
import io.hanse.protocol.rejection.Result;
import java.util.List;

/**
 * One batch of a sealed window, as its ledger hands it to clearing: a line of {@code
 * application/x-ndjson}, in the order of the window's seal (by lane, then number).
 *
 * <pre>{@code
 * {"header":{"format":"hanse-batch/1",...},"signature":"...","messages":[
 *   {"message":"<sha-256>","outcome":"<sha-256>"},
 *   {"message":"<sha-256>","outcome":"<sha-256>","obligations":[{...},...]}]}
 * }</pre>
 *
 * <p>Every message is there, those without obligations too, so that whoever reads it can compute
 * every leaf and none can be left out.
 *
 * @param header what the ledger signed about the batch
 * @param signature base64url Ed25519 over the header's octets
 * @param messages in their order in the batch
 */
public record WindowBatch(BatchHeader header, String signature, List<SealedMessage> messages) {
  public WindowBatch {
    messages = List.copyOf(messages);
  }

  /** The root of the batch, computed from its messages; the header states it too. */
  public Sha256 root() {
    return MerkleTree.ofLeafHashes(messages.stream().map(SealedMessage::leaf).toList()).root();
  }

  /** The line without its line feed. */
  public byte[] octets() {
    JsonWriter json =
        new JsonWriter()
            .startObject()
            .raw("header", header.octets())
            .text("signature", signature)
            .name("messages")
            .startArray();
    messages.forEach(message -> write(json, message));
    return json.endArray().endObject().octets();
  }

  private static void write(JsonWriter json, SealedMessage message) {
    json.startObject().text("message", message.message()).text("outcome", message.outcome());
    if (!message.obligations().isEmpty()) {
      json.name("obligations").startArray();
      message.obligations().forEach(each -> json.raw(ObligationWriter.octets(each)));
      json.endArray();
    }
    json.endObject();
  }

  /** Reads a line. */
  public static Result<WindowBatch> read(byte[] line) {
    return new WindowBatchReader(line).read();
  }
}
