package io.hanse.node.ledger.postgres;

/**
 * The statements that load a batch, executed in this order. Lock and read are separate statements:
 * in one statement PostgreSQL would read the state from before the lock.
 */
final class LoadStatements {
  /** Lets each statement see earlier commits, whatever the server's default is. */
  static final String BEGIN = "BEGIN ISOLATION LEVEL READ COMMITTED";

  /** Held until the transaction ends. */
  static final String CUTOFF_LOCK = AdvisoryLocks.CUTOFF_SHARED;

  static final String WINDOW =
      """
      SELECT n, coalesce((SELECT max(version) FROM directory_copy), 0)::bigint AS directory_version,
        clock_timestamp() AS now
      FROM ledger_window
      """;

  /**
   * Looks up and locks the sorted cards one by one, so that all batches lock in the same order.
   * ({@code ORDER BY card} around {@code = ANY} would let the generic plan read the whole index.)
   */
  static final String MEMBERS =
      """
      SELECT m.card, m.available, m.held, m.debt
      FROM unnest($1::bigint[]) AS q (card)
      CROSS JOIN LATERAL (
        SELECT a.card, a.available, a.held, a.debt
        FROM member a
        WHERE a.card = q.card
        FOR NO KEY UPDATE
      ) m
      """;

  /** {@code OFFSET 0} keeps the look-up by key, whatever size the planner expects. */
  static final String KEYS =
      """
      SELECT k.participant, k.id, k.content_sha256
      FROM unnest($1::text[], $2::uuid[]) AS q (participant, id)
      CROSS JOIN LATERAL (
        SELECT a.participant, a.id, a.content_sha256
        FROM message_key a
        WHERE a.id = q.id AND a.participant = q.participant
        OFFSET 0
      ) k
      """;

  /** Keys, with the originals of reversals, captures, voids and lapses. */
  static final String REFERRED =
      """
      SELECT k.participant, k.id, k.content_sha256, k.kind, k.card, k.refused,
        b.outcome, b.slice, b.characters,
        h.card AS hold_card, h.points AS hold_points, h.value_minor, h.value_currency,
        h.expires_at, h.state,
        s.lots AS slice_lots, s.points AS slice_points,
        c.lots AS consumed_lots, c.points AS consumed_points, c.restored, c.pool_micros,
        c.pool_currencies,
        t.lines AS taken_lines, t.points AS taken_points, t.amounts AS taken_amounts,
        t.currencies AS taken_currencies, t.quantities AS taken_quantities,
        q.referred
      FROM unnest($1::text[], $2::uuid[], $3::boolean[]) AS q (participant, id, referred)
      CROSS JOIN LATERAL (
        SELECT a.participant, a.id, a.content_sha256, a.kind, a.card, a.refused, a.posted_at,
          a.lane, a.batch, a.position
        FROM message_key a
        WHERE a.id = q.id AND a.participant = q.participant
        OFFSET 0
      ) k
      LEFT JOIN LATERAL (
        SELECT blob_item(a.outcomes, k.position) AS outcome,
          substr(a.slices, 16 * k.position + 1, 16) AS slice,
          substr(a.envelopes,
            blob_number(a.slices, 16 * k.position) + 1,
            blob_number(a.slices, 16 * k.position + 4)) AS characters
        FROM batch a
        WHERE q.referred AND k.kind = 1 AND NOT k.refused
          AND a.lane = k.lane AND a.number = k.batch AND a.posted_at = k.posted_at
      ) b ON true
      LEFT JOIN hold h ON q.referred AND h.participant = k.participant AND h.id = k.id
      LEFT JOIN LATERAL (
        SELECT array_agg(a.lot ORDER BY a.rank) AS lots, array_agg(a.points ORDER BY a.rank) AS points
        FROM hold_slice a
        WHERE q.referred AND a.participant = k.participant AND a.id = k.id
      ) s ON true
      LEFT JOIN LATERAL (
        SELECT array_agg(a.lot ORDER BY a.lot) AS lots,
          array_agg(a.points ORDER BY a.lot) AS points,
          array_agg(a.restored ORDER BY a.lot) AS restored,
          array_agg(coalesce(a.pool_micros, -1) ORDER BY a.lot) AS pool_micros,
          array_agg(coalesce(a.pool_currency, '') ORDER BY a.lot) AS pool_currencies
        FROM consumption a
        WHERE q.referred AND a.participant = k.participant AND a.id = k.id
      ) c ON true
      LEFT JOIN LATERAL (
        SELECT array_agg(a.line ORDER BY a.line) AS lines,
          array_agg(a.points ORDER BY a.line) AS points,
          array_agg(a.amount ORDER BY a.line) AS amounts,
          array_agg(a.currency ORDER BY a.line) AS currencies,
          array_agg(a.quantity ORDER BY a.line) AS quantities
        FROM accrual_taken a
        WHERE q.referred AND a.participant = k.participant AND a.id = k.id
      ) t ON true
      """;

  private static final String LOT_COLUMNS =
      """
      SELECT l.id, l.card, l.issuer, l.unit, l.original, l.remaining, l.held, l.expired,
        l.rate_micros, l.rate_currency, l.earned_at, l.expires_at, l.origin_participant,
        l.origin_id, l.parent
      FROM lot l
      """;

  /** The lots that members can spend. */
  static final String SPENDABLE =
      LOT_COLUMNS + "WHERE l.card = ANY ($1::bigint[]) AND l.remaining > 0";

  /** The same, and the lots of originals. */
  static final String LOTS =
      LOT_COLUMNS
          + """
          WHERE l.id IN (
            SELECT a.id FROM lot a WHERE a.card = ANY ($1::bigint[]) AND a.remaining > 0
            UNION
            SELECT s.lot FROM unnest($2::text[], $3::uuid[]) AS q (participant, id)
            JOIN hold h ON h.participant = q.participant AND h.id = q.id AND h.state = 1
            JOIN hold_slice s ON s.participant = q.participant AND s.id = q.id
            UNION
            SELECT c.lot FROM unnest($2::text[], $3::uuid[]) AS q (participant, id)
            JOIN consumption c ON c.participant = q.participant AND c.id = q.id
            UNION
            SELECT k.lot FROM unnest($2::text[], $3::uuid[]) AS q (participant, id)
            JOIN message_key k ON k.id = q.id AND k.participant = q.participant
            WHERE k.lot IS NOT NULL
            UNION
            SELECT a.id FROM unnest($2::text[], $3::uuid[]) AS q (participant, id)
            JOIN message_key k ON k.id = q.id AND k.participant = q.participant
            JOIN lot a ON a.parent = k.lot
          )
          """;

  /** Only for members whose locked row shows a debt. */
  static final String DEBTS =
      """
      SELECT lot, card, issuer, owed, since
      FROM debt
      WHERE card = ANY ($1::bigint[]) AND owed > 0
      """;

  /**
   * Only for members whose locked row shows points held: the holds whose time is over, a hundred a
   * member at most, so that no member makes a batch longer than it may be.
   */
  private static final String LAPSED =
      """
      FROM unnest($1::bigint[]) AS q (card)
      CROSS JOIN LATERAL (
        SELECT a.participant, a.id, a.card, a.points, a.value_minor, a.value_currency, a.expires_at,
          a.state
        FROM hold a
        WHERE a.card = q.card AND a.state = 1 AND a.expires_at <= $2::timestamptz
        ORDER BY a.expires_at, a.participant, a.id
        LIMIT 100
      ) h
      """;

  /** Those holds, in the columns of {@link #REFERRED}. */
  static final String LAPSED_HOLDS =
      """
      SELECT h.participant, h.id, h.card AS hold_card, h.points AS hold_points, h.value_minor,
        h.value_currency, h.expires_at, h.state, s.slice_lots, s.slice_points
      """
          + LAPSED
          + """
          CROSS JOIN LATERAL (
            SELECT array_agg(a.lot ORDER BY a.rank) AS slice_lots,
              array_agg(a.points ORDER BY a.rank) AS slice_points
            FROM hold_slice a
            WHERE a.participant = h.participant AND a.id = h.id
          ) s
          """;

  /** The lots behind those. */
  static final String LAPSED_LOTS =
      LOT_COLUMNS
          + "WHERE l.id IN (SELECT s.lot "
          + LAPSED
          + "JOIN hold_slice s ON s.participant = h.participant AND s.id = h.id)";

  static final String ACCOUNTS =
      "SELECT nextval('card_account') AS account FROM generate_series(1, $1::integer)";

  private LoadStatements() {}
}
