-- The book. One row is one whole double entry, so that every sum over it is zero by its shape.
-- Account kinds: 1 issuer (by participant), 2 member, 3 held, 4 debt (by card). Append-only and
-- partitioned by month like the batches. There is no unique key: message_key says that a message
-- is posted once, and the batch that posts it writes all of its entries.
CREATE TABLE entry (
  posted_at timestamptz NOT NULL,
  batch bigint NOT NULL CHECK (batch >= 1),
  lane integer NOT NULL CHECK (lane >= 1),
  position integer NOT NULL CHECK (position >= 0),
  seq integer NOT NULL CHECK (seq >= 0),
  kind smallint NOT NULL CHECK (kind >= 0),
  debit_kind smallint NOT NULL CHECK (debit_kind BETWEEN 1 AND 4),
  credit_kind smallint NOT NULL CHECK (credit_kind BETWEEN 1 AND 4),
  card bigint NOT NULL,
  points bigint NOT NULL CHECK (points > 0),
  lot bigint NOT NULL,
  debit_ref text NOT NULL,
  credit_ref text NOT NULL,
  unit text NOT NULL,
  CHECK (debit_kind <> credit_kind OR debit_ref <> credit_ref)
) PARTITION BY RANGE (posted_at);
-- A member's statement, newest first.
CREATE INDEX entry_member ON entry (card, posted_at);

-- Sums of the entries per window and lane: what an issuer owes is a sum over these few rows, and
-- no row is written by two lanes, because a hot row would make every batch wait for every other.
-- Members' accounts are summed under the account 'all'.
CREATE TABLE account_total (
  window_n bigint NOT NULL CHECK (window_n >= 1),
  lane integer NOT NULL CHECK (lane >= 1),
  unit text NOT NULL,
  kind smallint NOT NULL CHECK (kind BETWEEN 1 AND 4),
  account text NOT NULL,
  debit bigint NOT NULL CHECK (debit >= 0),
  credit bigint NOT NULL CHECK (credit >= 0),
  PRIMARY KEY (window_n, lane, unit, kind, account)
) WITH (fillfactor = 50);

-- Makes the monthly partitions from a day on. A partition is made beside its table and attached,
-- which lets batches go on; creating it in place would lock them out.
CREATE FUNCTION ensure_partitions(first_day date, months integer) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  parent text;
  month date;
  part text;
BEGIN
  PERFORM pg_advisory_xact_lock(7201, 2);
  FOREACH parent IN ARRAY ARRAY['batch', 'entry'] LOOP
    FOR i IN 0 .. months - 1 LOOP
      month := date_trunc('month', first_day)::date + make_interval(months => i);
      part := parent || to_char(month, '_YYYY_MM');
      IF to_regclass(part) IS NULL THEN
        EXECUTE format(
          'CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE)',
          part, parent);
        EXECUTE format(
          'ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
          parent, part,
          month::timestamp AT TIME ZONE 'UTC',
          (month + interval '1 month')::timestamp AT TIME ZONE 'UTC');
      END IF;
    END LOOP;
  END LOOP;
END
$$;
SELECT ensure_partitions((now() AT TIME ZONE 'UTC')::date, 4);
