package io.hanse.node.ledger.postgres;

import io.hanse.node.decision.book.Lot;
import io.hanse.node.decision.book.LotChange;
import io.hanse.node.decision.book.MemberChange;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.ledger.batch.BatchProof;
import io.hanse.node.ledger.batch.BatchRecord;
import io.hanse.node.ledger.batch.BatchSums;
import io.hanse.node.ledger.batch.EnrolledPerson;
import io.hanse.node.ledger.batch.PostedDelivery;
import io.hanse.protocol.identity.CardNumber;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a batch in three statements: keys, members and lots; entries, obligations and sums; the
 * batch with its proof. Rows are sorted by their keys, so two batches cannot deadlock.
 */
final class BatchWrites {
  private record Keyed(PostedDelivery posted, int position) {
    MessageKey key() {
      return posted.key();
    }
  }

  private final BatchRecord batch;
  private final BatchSums sums;

  BatchWrites(BatchRecord batch) {
    this.batch = batch;
    this.sums = batch.sums();
  }

  /** Keys, members and lots: a conflict with another lane shows here. */
  CountedWrites messages() {
    CountedWrites sql = new CountedWrites();
    keys(sql);
    enrolled(sql);
    members(sql);
    newLots(sql);
    lotChanges(sql);
    return sql;
  }

  private void keys(CountedWrites sql) {
    Map<MessageKey, Long> firstLots = new HashMap<>();
    for (Lot lot : sums.newLots.values()) {
      if (lot.parent().isEmpty()) {
        firstLots.put(lot.origin(), lot.id());
      }
    }
    ColumnArrays<Keyed> rows = ColumnArrays.of(sortedKeys());
    sql.part(
        "keys",
        batch.posted().size(),
        """
        INSERT INTO message_key (participant, id, content_sha256, posted_at, batch, lane, position,
          kind, refused, card, lot)
        SELECT q.participant, q.id, q.content_sha256, ?::timestamptz, ?::bigint, ?::integer,
          q.position, q.kind, q.refused, q.card, q.lot
        FROM unnest(?::text[], ?::uuid[], ?::bytea[], ?::integer[], ?::smallint[], ?::boolean[],
          ?::bigint[], ?::bigint[])
          AS q (participant, id, content_sha256, position, kind, refused, card, lot)
        RETURNING 1
        """,
        ColumnArrays.time(batch.postedAt()),
        batch.number(),
        batch.lane(),
        rows.texts(row -> row.key().participant()),
        rows.uuids(row -> row.key().id().value()),
        rows.column(Buffer[]::new, row -> Buffer.buffer(row.posted().delivery().sha256())),
        rows.ints(Keyed::position),
        rows.shorts(row -> LedgerCodes.of(row.posted().delivery().submission().kind())),
        rows.booleans(row -> row.posted().isRefused()),
        rows.longs(row -> row.posted().card().map(CardNumber::number).orElse(null)),
        rows.longs(row -> firstLots.get(row.key())));
  }

  private List<Keyed> sortedKeys() {
    List<Keyed> keys = new ArrayList<>(batch.posted().size());
    for (PostedDelivery one : batch.posted()) {
      keys.add(new Keyed(one, keys.size()));
    }
    keys.sort(Comparator.comparing(Keyed::key));
    return keys;
  }

  private void enrolled(CountedWrites sql) {
    ColumnArrays<EnrolledPerson> rows = ColumnArrays.of(batch.persons());
    int count = batch.persons().size();
    sql.part(
        "enrolled",
        count,
        """
        INSERT INTO member (card) SELECT q.card FROM unnest(?::bigint[]) AS q (card) RETURNING 1
        """,
        rows.longs(row -> row.card().number()));
    sql.part(
        "persons",
        count,
        """
        INSERT INTO member_person (card, participant, message_id, language, enrolled_at, data_key,
          profile, envelope)
        SELECT q.card, q.participant, q.id, q.language, ?::timestamptz, q.data_key, q.profile,
          q.envelope
        FROM unnest(?::bigint[], ?::text[], ?::uuid[], ?::text[], ?::bytea[], ?::bytea[],
          ?::bytea[]) AS q (card, participant, id, language, data_key, profile, envelope)
        RETURNING 1
        """,
        ColumnArrays.time(batch.postedAt()),
        rows.longs(row -> row.card().number()),
        rows.texts(row -> row.key().participant()),
        rows.uuids(row -> row.key().id().value()),
        rows.texts(EnrolledPerson::language),
        rows.column(Buffer[]::new, row -> Buffer.buffer(row.dataKey())),
        rows.column(Buffer[]::new, row -> Buffer.buffer(row.profile())),
        rows.column(Buffer[]::new, row -> Buffer.buffer(row.envelope())));
  }

  private void members(CountedWrites sql) {
    ColumnArrays<MemberChange> rows = ColumnArrays.of(sums.members.values());
    sql.part(
        "members",
        sums.members.size(),
        """
        UPDATE member AS m
        SET available = m.available + q.available, held = m.held + q.held, debt = m.debt + q.debt,
          version = m.version + 1
        FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
          AS q (card, available, held, debt)
        WHERE m.card = q.card
        RETURNING 1
        """,
        rows.longs(row -> row.card().number()),
        rows.longs(MemberChange::available),
        rows.longs(MemberChange::held),
        rows.longs(MemberChange::debt));
  }

  private void newLots(CountedWrites sql) {
    ColumnArrays<Lot> rows = ColumnArrays.of(sums.newLots.values());
    sql.part(
        "lots",
        sums.newLots.size(),
        """
        INSERT INTO lot (id, card, issuer, unit, original, remaining, held, expired, rate_micros,
          rate_currency, earned_at, expires_at, origin_participant, origin_id, parent)
        SELECT q.id, q.card, q.issuer, q.unit, q.original, q.remaining, q.held, q.expired,
          q.rate_micros, q.rate_currency, q.earned_at, q.expires_at, q.origin_participant,
          q.origin_id, q.parent
        FROM unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::bigint[],
          ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::timestamptz[], ?::timestamptz[],
          ?::text[], ?::uuid[], ?::bigint[])
          AS q (id, card, issuer, unit, original, remaining, held, expired, rate_micros,
            rate_currency, earned_at, expires_at, origin_participant, origin_id, parent)
        RETURNING 1
        """,
        rows.longs(Lot::id),
        rows.longs(row -> row.card().number()),
        rows.texts(Lot::issuer),
        rows.texts(Lot::unit),
        rows.longs(row -> row.original().value()),
        rows.longs(row -> row.remaining().value()),
        rows.longs(row -> row.held().value()),
        rows.longs(row -> row.expired().value()),
        rows.longs(row -> row.funded().micros()),
        rows.texts(row -> row.funded().currency()),
        rows.times(Lot::earnedAt),
        rows.times(Lot::expiresAt),
        rows.texts(row -> row.origin().participant()),
        rows.uuids(row -> row.origin().id().value()),
        rows.longs(row -> row.parent().isPresent() ? row.parent().getAsLong() : null));
  }

  private void lotChanges(CountedWrites sql) {
    ColumnArrays<LotChange> rows = ColumnArrays.of(sums.lotChanges.values());
    sql.part(
        "lot_changes",
        sums.lotChanges.size(),
        """
        UPDATE lot AS l
        SET remaining = l.remaining + q.remaining, held = l.held + q.held,
          expired = l.expired + q.expired
        FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
          AS q (id, remaining, held, expired)
        WHERE l.id = q.id
        RETURNING 1
        """,
        rows.longs(LotChange::lot),
        rows.longs(LotChange::remaining),
        rows.longs(LotChange::held),
        rows.longs(LotChange::expired));
  }

  /** Entries and obligations with their sums. */
  CountedWrites book() {
    CountedWrites sql = new CountedWrites();
    new BookWrites(batch).add(sql);
    new SumWrites(batch).add(sql);
    return sql;
  }

  /** The batch with its proof, and the rows of less frequent messages. */
  CountedWrites record() {
    CountedWrites sql = new CountedWrites();
    BatchProof proof = batch.proof();
    sql.part(
        "record",
        1,
        """
        INSERT INTO batch (posted_at, lane, number, window_n, size, root, header, signature,
          public_key, leaves, proofs, outcomes, envelopes, slices, obligations)
        VALUES (?::timestamptz, ?::integer, ?::bigint, ?::bigint, ?::integer, ?::bytea, ?::bytea,
          ?::bytea, ?::bytea, ?::bytea, ?::bytea, ?::bytea, ?::bytea, ?::bytea, ?::bytea)
        RETURNING 1
        """,
        ColumnArrays.time(batch.postedAt()),
        batch.lane(),
        batch.number(),
        batch.window(),
        proof.size(),
        Buffer.buffer(proof.root()),
        Buffer.buffer(proof.header()),
        Buffer.buffer(proof.signature()),
        Buffer.buffer(proof.publicKey()),
        Buffer.buffer(proof.leaves()),
        Buffer.buffer(proof.proofs()),
        Buffer.buffer(proof.outcomes()),
        Buffer.buffer(proof.envelopes()),
        Buffer.buffer(proof.slices()),
        Buffer.buffer(proof.obligations()));
    new HoldWrites(sums).add(sql);
    new ReturnWrites(sums).add(sql);
    return sql;
  }
}
