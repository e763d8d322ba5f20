-- A batch must find its partition whatever happens: a sweep that failed for months, a clock that was
-- put forward. What no month takes goes to a rest, so that posting never stops for it; the month
-- takes its rows from there when it is made after all.
CREATE TABLE batch_rest PARTITION OF batch DEFAULT;
CREATE TABLE entry_rest PARTITION OF entry DEFAULT;

-- As before, but for the rest. It is locked while a month is made, which is a matter of moments as it
-- is empty in the run of things; a lock that is not to be had soon is left for the next sweep, because
-- readers of all months would queue behind it.
CREATE OR REPLACE FUNCTION ensure_partitions(first_day date, months integer) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  parent text;
  month date;
  part text;
  since timestamptz;
  until timestamptz;
BEGIN
  PERFORM pg_advisory_xact_lock(7201, 2);
  FOREACH parent IN ARRAY ARRAY['batch', 'entry'] LOOP
    FOR i IN 0 .. months - 1 LOOP
      month := date_trunc('month', first_day)::date + make_interval(months => i);
      part := parent || to_char(month, '_YYYY_MM');
      IF to_regclass(part) IS NULL THEN
        since := month::timestamp AT TIME ZONE 'UTC';
        until := (month + interval '1 month')::timestamp AT TIME ZONE 'UTC';
        PERFORM set_config('lock_timeout', '200ms', true);
        EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', parent || '_rest');
        EXECUTE format(
          'CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE)',
          part, parent);
        EXECUTE format(
          'WITH moved AS (DELETE FROM %I WHERE posted_at >= $1 AND posted_at < $2 RETURNING *)
           INSERT INTO %I SELECT * FROM moved',
          parent || '_rest', part) USING since, until;
        EXECUTE format(
          'ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
          parent, part, since, until);
      END IF;
    END LOOP;
  END LOOP;
END
$$;
