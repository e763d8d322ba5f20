package io.hanse.node.ledger.postgres;

import io.hanse.config.database.Database;
import io.hanse.node.ledger.intake.Delivery;
import io.hanse.node.ledger.lane.BatchStore;
import io.hanse.node.ledger.lane.StoreFailure;
import io.hanse.protocol.message.Message;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** The ledger's PostgreSQL database, as lanes use it. */
public final class PostgresBatchStore implements BatchStore {
  /**
   * Keeps the hot path on primary keys, whatever the statistics of a young or busy table say: one
   * plan for each statement, no scans of whole tables, no compilation of plans.
   */
  private static final String SETTINGS =
      "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET jit = off";

  private static final String NEW_LANE =
      """
      INSERT INTO lane (id, node) VALUES (nextval('lane_id'), $1) RETURNING id
      """;

  private static final String SET_ASIDE =
      """
      INSERT INTO set_aside (participant, message_id, content_sha256, octets, error_code, error)
      VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (participant, message_id, content_sha256) DO NOTHING
      """;

  private static final String DURABILITY =
      "SELECT current_setting('fsync') AS fsync,"
          + " current_setting('synchronous_commit') AS synchronous_commit";

  private final Database database;
  private final String node;
  private final BatchTimings timings;

  /**
   * A store.
   *
   * @param node the node's name, kept with its lanes
   * @param timings is told how long batches take
   */
  public PostgresBatchStore(Database database, String node, BatchTimings timings) {
    this.database = database;
    this.node = node;
    this.timings = timings;
  }

  @Override
  public Future<Session> open() {
    return database
        .connect()
        .compose(connection -> register(connection).onFailure(failure -> connection.close()))
        .recover(failure -> Future.failedFuture(StoreFailure.lost(failure)));
  }

  private Future<Session> register(SqlConnection connection) {
    return connection
        .query(SETTINGS)
        .execute()
        .compose(set -> connection.query(DURABILITY).execute())
        .compose(PostgresBatchStore::mustBeDurable)
        .compose(durable -> connection.preparedQuery(NEW_LANE).execute(Tuple.of(node)))
        .map(
            rows ->
                new PostgresLaneSession(
                    connection, rows.iterator().next().getInteger("id"), timings));
  }

  /** A receipt promises that its batch is durable. */
  private static Future<Void> mustBeDurable(RowSet<Row> settings) {
    Row row = settings.iterator().next();
    boolean durable =
        !"off".equals(row.getString("fsync")) && !"off".equals(row.getString("synchronous_commit"));
    return durable
        ? Future.succeededFuture()
        : Future.failedFuture(
            "the ledger's database forgets commits: fsync is %s, synchronous_commit is %s; both must be on"
                .formatted(row.getString("fsync"), row.getString("synchronous_commit")));
  }

  @Override
  public Future<Void> setAside(Delivery delivery, StoreFailure failure) {
    Tuple values =
        Tuple.tuple()
            .addString(delivery.key().participant().value())
            .addUUID(delivery.key().id().value())
            .addBuffer(Buffer.buffer(delivery.sha256()))
            .addBuffer(octets(delivery))
            .addString(failure.code())
            .addString(String.valueOf(failure.getMessage()));
    return database.pool().preparedQuery(SET_ASIDE).execute(values).mapEmpty();
  }

  /** Empty for enrolments, which are personal data. */
  private static Buffer octets(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Own own -> Buffer.buffer(own.octets());
      case Delivery.Received received
          when received.message().message() instanceof Message.Enrolment ->
          Buffer.buffer();
      case Delivery.Received received -> Buffer.buffer(received.message().octets());
    };
  }
}
