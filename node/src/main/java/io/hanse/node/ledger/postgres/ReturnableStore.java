package io.hanse.node.ledger.postgres;

import io.hanse.config.database.Database;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.protocol.rejection.Left;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** What can still be taken back of a posted message, read as a batch reads it. */
public final class ReturnableStore {
  private final Database database;

  public ReturnableStore(Database database) {
    this.database = database;
  }

  /**
   * What is left of each line of an accrual, or of the points of a redemption or capture; empty for
   * everything else.
   */
  public Future<List<Left>> left(MessageKey key) {
    ColumnArrays<MessageKey> columns = ColumnArrays.of(List.of(key));
    Tuple values =
        Tuple.of(
            columns.texts(MessageKey::participant),
            columns.uuids(name -> name.id().value()),
            columns.booleans(name -> true));
    return database
        .pool()
        .preparedQuery(LoadStatements.REFERRED)
        .execute(values)
        .map(
            rows -> {
              LoadedRows loaded = new LoadedRows();
              loaded.keys(rows, true);
              return loaded.left(key);
            });
  }
}
