package io.hanse.node.ledger.postgres;

import io.hanse.config.database.Database;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.ledger.batch.BatchReceipts;
import io.hanse.node.ledger.intake.Answer;
import io.hanse.node.ledger.lane.Receipts;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Assembles the receipts of posted messages from the octets of their batches. */
public final class ReceiptStore implements Receipts {
  private static final String PLACES =
      """
      SELECT k.participant, k.id, k.lane, k.batch, k.position, k.posted_at
      FROM unnest($1::text[], $2::uuid[]) AS q (participant, id)
      JOIN message_key k ON k.id = q.id AND k.participant = q.participant
      """;

  private final Database database;
  private final BatchReadStore batches;

  private record Place(MessageKey key, int position) {}

  public ReceiptStore(Database database) {
    this.database = database;
    this.batches = new BatchReadStore(database);
  }

  /** The receipt of one message; empty where the ledger does not have the message. */
  public Future<Optional<Answer>> find(MessageKey key) {
    return find(List.of(key)).map(found -> Optional.ofNullable(found.get(key)));
  }

  @Override
  public Future<Map<MessageKey, Answer>> find(Collection<MessageKey> keys) {
    ColumnArrays<MessageKey> columns = ColumnArrays.of(keys);
    Tuple values =
        Tuple.of(columns.texts(MessageKey::participant), columns.uuids(key -> key.id().value()));
    return database.pool().preparedQuery(PLACES).execute(values).compose(this::read);
  }

  private Future<Map<MessageKey, Answer>> read(RowSet<Row> rows) {
    Map<BatchReadStore.BatchId, List<Place>> places = new TreeMap<>();
    for (Row row : rows) {
      BatchReadStore.BatchId batch =
          new BatchReadStore.BatchId(
              row.getInteger("lane"),
              row.getLong("batch"),
              row.getOffsetDateTime("posted_at").toInstant());
      MessageKey key =
          new MessageKey(
              ParticipantId.of(row.getString("participant")), new MessageId(row.getUUID("id")));
      places
          .computeIfAbsent(batch, first -> new ArrayList<>())
          .add(new Place(key, row.getInteger("position")));
    }
    Map<MessageKey, Answer> answers = new HashMap<>();
    // One batch after the other, because each may have a megabyte.
    Future<Void> all = Future.succeededFuture();
    for (Map.Entry<BatchReadStore.BatchId, List<Place>> batch : places.entrySet()) {
      all =
          all.compose(before -> batches.receiptParts(batch.getKey()))
              .map(
                  parts -> {
                    BatchReceipts receipts = new BatchReceipts(parts);
                    batch
                        .getValue()
                        .forEach(
                            place -> answers.put(place.key(), receipts.answer(place.position())));
                    return null;
                  });
    }
    return all.map(answers);
  }
}
