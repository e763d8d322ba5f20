package io.hanse.node.sealing;

import io.hanse.config.database.Database;
import io.hanse.node.ledger.postgres.AdvisoryLocks;
import io.hanse.node.sweep.RoundingStore;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.proof.MerkleTree;
import io.hanse.protocol.seal.Gross;
import io.hanse.protocol.seal.WindowSeal;
import io.hanse.protocol.signing.SigningKey;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Computes and stores seals. A seal is a function of a window that no longer changes and of the
 * previous seal, so every node computes the same octets.
 */
final class SealStore {
  /** Exclusive: a second node waits, and then finds the stored seal. */
  private static final String SEALING_LOCK =
      "SET TRANSACTION ISOLATION LEVEL READ COMMITTED; " + AdvisoryLocks.SEALING_EXCLUSIVE;

  private static final String SEAL = "SELECT octets FROM window_seal WHERE window_n = $1";

  private static final String LAST_SEALED =
      "SELECT coalesce(max(window_n), 0)::bigint AS last FROM window_seal";

  private static final String CUT_AT = "SELECT cut_at FROM window_cut WHERE window_n = $1";

  private static final String BATCHES =
      "SELECT root, size FROM batch WHERE window_n = $1 ORDER BY lane, number";

  private static final String GROSS =
      """
      SELECT debtor, creditor, currency, sum(amount)::bigint AS amount, count(*) AS count
      FROM obligation
      WHERE window_n = $1
      GROUP BY debtor, creditor, currency
      """;

  private static final String KEEP =
      "INSERT INTO window_seal (window_n, octets, root) VALUES ($1, $2, $3)";

  /** The balance at the previous seal plus the totals of this window. */
  private static final String TRIAL_BALANCE =
      """
      INSERT INTO trial_balance (window_n, unit, kind, account, debit, credit)
      SELECT $1, t.unit, t.kind, t.account, sum(t.debit), sum(t.credit)
      FROM (
        SELECT unit, kind, account, debit, credit FROM trial_balance WHERE window_n = $1 - 1
        UNION ALL
        SELECT unit, kind, account, debit, credit FROM account_total WHERE window_n = $1
      ) AS t
      GROUP BY t.unit, t.kind, t.account
      """;

  private static final Comparator<Gross> ORDER =
      Comparator.comparing(Gross::debtor)
          .thenComparing(Gross::creditor)
          .thenComparing(gross -> gross.amount().currency());

  private final Database database;
  private final LedgerId ledger;
  private final SigningKey key;

  SealStore(Database database, LedgerId ledger, SigningKey key) {
    this.database = database;
    this.ledger = ledger;
    this.key = key;
  }

  /** Returns the seal of a window that was cut; computes every missing seal up to it. */
  Future<byte[]> seal(long window) {
    return database
        .pool()
        .withTransaction(
            connection ->
                connection
                    .query(SEALING_LOCK)
                    .execute()
                    .compose(locked -> connection.query(LAST_SEALED).execute())
                    .compose(
                        last ->
                            upTo(connection, last.iterator().next().getLong("last") + 1, window))
                    .compose(done -> find(connection, window)))
        .map(
            found ->
                found.orElseThrow(
                    () -> new IllegalStateException("window " + window + " has not been cut")));
  }

  private Future<Void> upTo(SqlConnection connection, long next, long window) {
    return next > window
        ? Future.succeededFuture()
        : make(connection, next).compose(made -> upTo(connection, next + 1, window));
  }

  private static Future<Optional<byte[]>> find(SqlConnection connection, long window) {
    return connection
        .preparedQuery(SEAL)
        .execute(Tuple.of(window))
        .map(rows -> rows.stream().findFirst().map(row -> row.getBuffer("octets").getBytes()));
  }

  private Future<Void> make(SqlConnection connection, long window) {
    Tuple of = Tuple.of(window);
    Future<RowSet<Row>> cut = connection.preparedQuery(CUT_AT).execute(of);
    Future<RowSet<Row>> batches = connection.preparedQuery(BATCHES).execute(of);
    Future<RowSet<Row>> gross = connection.preparedQuery(GROSS).execute(of);
    Future<Optional<byte[]>> previous = find(connection, window - 1);
    return Future.all(cut, batches, gross, previous)
        .map(
            read ->
                seal(
                    window,
                    cut.result().iterator().next().getOffsetDateTime("cut_at").toInstant(),
                    batches.result(),
                    gross(gross.result()),
                    previous.result()))
        .compose(seal -> keep(connection, seal))
        .compose(kept -> connection.preparedQuery(TRIAL_BALANCE).execute(of))
        .compose(balanced -> new RoundingStore(ledger).carry(connection, window));
  }

  private WindowSeal seal(
      long window,
      Instant cutAt,
      RowSet<Row> batches,
      List<Gross> gross,
      Optional<byte[]> previous) {
    List<byte[]> roots = new ArrayList<>();
    long messages = 0;
    for (Row row : batches) {
      roots.add(row.getBuffer("root").getBytes());
      messages += row.getInteger("size");
    }
    return new WindowSeal(
            ledger,
            window,
            cutAt,
            roots.size(),
            messages,
            gross,
            MerkleTree.ofLeaves(roots).root().hex(),
            previous.map(octets -> Sha256.of(octets)).orElse(Sha256.ZERO).hex(),
            key.id(),
            "")
        .signedBy(key);
  }

  private static List<Gross> gross(RowSet<Row> rows) {
    List<Gross> gross = new ArrayList<>();
    for (Row row : rows) {
      gross.add(
          new Gross(
              ParticipantId.of(row.getString("debtor")),
              ParticipantId.of(row.getString("creditor")),
              Money.of(CurrencyCode.of(row.getString("currency")), row.getLong("amount")),
              row.getLong("count")));
    }
    gross.sort(ORDER);
    return gross;
  }

  private static Future<Void> keep(SqlConnection connection, WindowSeal seal) {
    Tuple values =
        Tuple.of(
            seal.window(),
            Buffer.buffer(seal.octets()),
            Buffer.buffer(Sha256.parse(seal.root()).octets()));
    return connection.preparedQuery(KEEP).execute(values).mapEmpty();
  }
}
