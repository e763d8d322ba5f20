package io.hanse.node.reading;

import io.hanse.config.database.Database;
import io.hanse.node.ledger.batch.BatchBlobs;
import io.hanse.node.reading.WindowReadStore.SealedBatch;
import io.hanse.protocol.json.JsonWriter;
import io.hanse.protocol.octets.Base64Url;
import io.hanse.protocol.octets.Hex;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.proof.Leaf;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.List;

/**
 * Streams a sealed window, one line for each batch in the order of the seal, in the form of {@link
 * io.hanse.protocol.seal.WindowBatch}: all that is needed to recompute every leaf, and the
 * obligations in full.
 */
public final class WindowFeed {
  /** Batches fetched at once: about a megabyte. */
  private static final int PAGE = 16;

  private final WindowReadStore windows;

  public WindowFeed(Database database) {
    this.windows = new WindowReadStore(database);
  }

  /** Takes octets as fast as it can. */
  @FunctionalInterface
  public interface Taker {
    /** Takes whole lines; the next come when this has completed. */
    Future<Void> take(Buffer lines);
  }

  /** Whether the window is sealed; before, it may still grow. */
  public Future<Boolean> isSealed(long window) {
    return windows.seal(window).map(seal -> seal.isPresent());
  }

  /** Hands over all lines; completes after the last. */
  public Future<Void> feed(long window, Taker taker) {
    return page(window, 0, 0, taker);
  }

  private Future<Void> page(long window, int lane, long number, Taker taker) {
    return windows
        .batches(window, lane, number, PAGE)
        .compose(
            batches -> {
              if (batches.isEmpty()) {
                return Future.succeededFuture();
              }
              SealedBatch last = batches.getLast();
              Future<Void> taken = taker.take(lines(batches));
              return batches.size() < PAGE
                  ? taken
                  : taken.compose(done -> page(window, last.lane(), last.number(), taker));
            });
  }

  private static Buffer lines(List<SealedBatch> batches) {
    Buffer lines = Buffer.buffer(16 << 10);
    batches.forEach(batch -> lines.appendBytes(line(batch)).appendByte((byte) '\n'));
    return lines;
  }

  private static byte[] line(SealedBatch batch) {
    JsonWriter json = new JsonWriter(4096).startObject().raw("header", batch.header().getBytes());
    json.text("signature", Base64Url.encode(batch.signature().getBytes()));
    json.name("messages").startArray();
    byte[] proofs = batch.proofs().getBytes();
    byte[] outcomes = batch.outcomes().getBytes();
    byte[] obligations = batch.obligations().getBytes();
    for (int at = 0; at < batch.size(); at++) {
      byte[] proof = BatchBlobs.part(proofs, BatchBlobs.PROOF_LENGTH, at);
      byte[] salt = Arrays.copyOfRange(proof, Sha256.LENGTH, Sha256.LENGTH + Leaf.SALT_LENGTH);
      json.startObject()
          .text("message", Hex.encode(Arrays.copyOf(proof, Sha256.LENGTH)))
          .text("outcome", Leaf.salted(salt, BatchBlobs.item(outcomes, at)).hex());
      if (obligations.length > 0) {
        write(json, BatchBlobs.items(BatchBlobs.item(obligations, at)));
      }
      json.endObject();
    }
    return json.endArray().endObject().octets();
  }

  private static void write(JsonWriter json, List<byte[]> obligations) {
    if (!obligations.isEmpty()) {
      json.name("obligations").startArray();
      obligations.forEach(json::raw);
      json.endArray();
    }
  }
}
